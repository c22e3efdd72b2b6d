import Checking
import Foundation
import Lessons

/// Holds a lesson's references to the record of what they were made from.
struct ProvenanceRules: Sendable {
    let sources: ReferenceSources
    let digests: FileDigests

    private var lesson: Lesson { sources.lesson }

    /// References that nobody knows the origin of, or that were made from something that has changed since.
    func problems() -> [Diagnostic] {
        let record: Provenance
        do {
            record = try Provenance(of: lesson.folder)
        } catch {
            return [
                Diagnostic(
                    place(of: nil), "The record of what the references were made from cannot be read.",
                    remedy: "Restore it, or remove it and run `course author record \(lesson.id)`.")
            ]
        }
        return sources.files.sorted { $0.key < $1.key }.flatMap { file, exercises -> [Diagnostic] in
            guard let digest = digests.sha256(of: lesson.folder.appending(path: file)) else { return [] }
            guard let entry = record.files[file] else {
                return [
                    Diagnostic(
                        place(of: nil), "Nothing says what \(file) was made from.",
                        remedy: "Restore \(Provenance.path); or say which program made it, with `course author record "
                            + "\(lesson.id) --made-by PROGRAM`; or let `course author record \(lesson.id) --replace` make "
                            + "it from the solution.")
                ]
            }
            return problems(of: file, digest: digest, entry, given: sources.given(to: exercises))
        }
    }

    /// Says what a lesson's references were made from, as far as that is known.
    ///
    /// References that an oracle has made stay the oracle's, and those of which nothing is known stay unknown: that the
    /// solution agrees with them does not say that it has made them.
    ///
    /// - Parameters:
    ///   - ours: the files that were made just now from nothing else, relative to the lesson.
    ///   - program: what made the others, relative to the course; nil where nobody has said it.
    /// - Throws: `StateError.unwritable`; `DecodingError` where the record cannot be read.
    func record(ours: Set<String>, madeBy program: String? = nil) throws {
        var record = try Provenance(of: lesson.folder)
        let before = record
        // What is no tensor is no exercise's: the figures that a lesson's text quotes are recorded there too.
        record.files = record.files.filter { sources.files[$0.key] != nil || !$0.key.hasSuffix(".safetensors") }
        for (file, exercises) in sources.files {
            guard let maker = maker(of: file, known: before.files[file]?.madeBy, ours: ours, program) else { continue }
            let programs = maker == Provenance.recorder ? sources.programs(of: exercises) : [maker]
            // A file that was written since is read anew.
            guard let digest = FileDigests().sha256(of: lesson.folder.appending(path: file)) else { continue }
            let from = sources.given(to: exercises).union(programs)
            record.files[file] = Provenance.Entry(
                sha256: digest, madeBy: maker,
                from: Dictionary(
                    uniqueKeysWithValues: from.compactMap { path in
                        digests.sha256(of: sources.paths.file(recordedAs: path)).map { (path, $0) }
                    }))
        }
        if record != before { try record.write(in: lesson.folder) }
    }

    /// Who made a file; nil where nothing new is known about it.
    private func maker(of file: String, known: String?, ours: Set<String>, _ program: String?) -> String? {
        let isRecording = file == MistakeSpec.recordings
        if ours.contains(file) || known == Provenance.recorder && (program == nil || isRecording) {
            return Provenance.recorder
        }
        // What mistakes hand in is recorded by `record`, unless nobody, or this very program, is known to have done it.
        return isRecording && known != nil && known != program ? nil : program
    }

    private func problems(
        of file: String, digest: String, _ entry: Provenance.Entry, given: Set<String>
    ) -> [Diagnostic] {
        let isOurs = entry.madeBy == Provenance.recorder
        let remedy =
            isOurs
            ? "Run `course author record \(lesson.id)`; with --replace where the references have to change as well."
            : "Make the references again with \(entry.madeBy), and where it writes no record, run `course author record "
                + "\(lesson.id) --made-by \(entry.madeBy)`."
        if digest != entry.sha256 {
            return [
                Diagnostic(
                    place(of: file), "\(file) is not what \(entry.madeBy) wrote.", remedy: "Restore it. " + remedy)
            ]
        }
        let changed = entry.from.filter { path, digest in
            digests.sha256(of: sources.paths.file(recordedAs: path)) != digest
        }
        let unknown = given.filter { entry.from[$0] == nil }
        return changed.keys.sorted().map { path in
            Diagnostic(place(of: path), "\(path) is not what \(file) was made from.", remedy: remedy)
        }
            + unknown.sorted().map { path in
                Diagnostic(
                    place(of: file), "\(file) was made without \(path), which the exercise is given.", remedy: remedy)
            }
    }

    /// The line of the record that names a path.
    private func place(of path: String?) -> SourceLocation {
        let file = lesson.folder.appending(path: Provenance.path)
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = path.flatMap { path in lines.firstIndex { $0.contains("\"\(path)\"") } } ?? 0
        return SourceLocation(file: sources.paths.relative(file.path), line: line + 1, column: 1)
    }
}
