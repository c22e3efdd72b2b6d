import Foundation
import Support

/// What has been judged, file by file: `OUT/.grading`.
///
/// Every file appears whole, under a name that says what it is about; so whoever is killed at any moment leaves what is done,
/// and the next run goes on with the rest.
package struct JudgementStore: Sendable {
    /// Changes when what is kept, or what is judged, does.
    package static let format = 1
    package static let name = ".grading"

    package let folder: URL

    /// The store of a folder of results.
    package init(in out: URL) { folder = out.appending(path: Self.name) }

    package var exists: Bool { FileKind(of: folder) == .folder }
    /// Pictures, in a folder for each key.
    package var pictures: URL { folder.appending(path: "pictures") }
    package var lock: URL { folder.appending(path: "lock") }
    private var judged: URL { folder.appending(path: "judged") }
    private var hurried: URL { folder.appending(path: "hurried") }
    private var submissions: URL { folder.appending(path: "submissions") }
    private var run: URL { folder.appending(path: "run.json") }

    /// Makes its folders, and removes what a run that was ended has left unfinished.
    ///
    /// - Throws: `StateError.unwritable`.
    package func make() throws(StateError) {
        for folder in [judged, hurried, submissions, pictures] {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw .unwritable(folder.path, error.localizedDescription)
            }
            AtomicFile.tidy(folder)
        }
    }

    // MARK: What came of exercises

    /// What came of an exercise's files; nil when they have not been judged.
    func judgement(_ key: String) -> JudgedExercise? { read(judged.appending(path: "\(key).json")) }

    func keep(_ judgement: JudgedExercise, _ key: String) throws(StateError) {
        try write(judgement, to: judged.appending(path: "\(key).json"))
    }

    /// What took too long while others were at work: it is tried once more, alone, before it counts.
    func hurriedJudgement(_ key: String) -> JudgedExercise? { read(hurried.appending(path: "\(key).json")) }

    func keepHurried(_ judgement: JudgedExercise, _ key: String) throws(StateError) {
        try write(judgement, to: hurried.appending(path: "\(key).json"))
    }

    // MARK: Submissions

    /// What was found in a submission that has been judged; nil when it has not.
    func submission(_ source: String) -> SubmissionRecord? { read(place(of: source)) }

    func keep(_ record: SubmissionRecord) throws(StateError) { try write(record, to: place(of: record.source)) }

    /// Takes away what is no longer of use: submissions that are gone.
    func forget(except sources: Set<String>) {
        let kept = Set(sources.map { place(of: $0).lastPathComponent })
        for name in (try? FileManager.default.contentsOfDirectory(atPath: submissions.path)) ?? []
        where !kept.contains(name) && name.hasSuffix(".json") {
            try? FileManager.default.removeItem(at: submissions.appending(path: name))
        }
    }

    /// A file name that every file system takes, whatever the submission is called.
    private func place(of source: String) -> URL {
        var digest = Digest()
        digest.update(source)
        return submissions.appending(path: "\(digest.hexadecimal.prefix(32)).json")
    }

    // MARK: The run

    package func runRecord() -> GradingRunRecord? { read(run) }

    package func keep(_ record: GradingRunRecord) throws(StateError) { try write(record, to: run) }

    // MARK: Files

    private func read<Value: Decodable>(_ file: URL) -> Value? {
        guard let data = try? Data(contentsOf: file) else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try? decoder.decode(Value.self, from: data)
    }

    private func write(_ value: some Encodable, to file: URL) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try AtomicFile.write(try encoder.encode(value) + Data("\n".utf8), to: file, tidies: false)
        } catch {
            throw .unwritable(file.path, "\(error)")
        }
    }
}
