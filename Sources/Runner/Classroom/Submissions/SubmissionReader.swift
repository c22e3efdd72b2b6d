import Checking
import Foundation
import Lessons
import Sandbox
import Support
import VersionControl

/// Takes what is wanted out of a submission, whatever form it has.
struct SubmissionReader: Sendable {
    let course: Course
    let exercises: [ExerciseSpec]
    /// The name of the file that identifies a submission, where there is one.
    let identify: String?
    let containment: any Containment
    /// Where folders for unpacking are made.
    let runs: URL
    /// How many files and folders of a submission are looked at.
    var mostEntries = FolderListing.most

    /// How reading ended.
    enum Reading: Sendable {
        case taken(TakenWork)
        case notGradable(String)
        case timedOut(String)
        case fault(String)
    }

    private static let wallSeconds = 120.0
    /// What is wanted of an archive is some files of a few kilobytes; a repository is written out as a whole.
    private static let mostBytes = 1 << 30
    private static let mostFiles = 10_000

    /// Reads a submission.
    ///
    /// - Throws: `CancellationError` alone: whatever is wrong with a submission is a result.
    func read(_ source: SubmissionSource) async throws -> Reading {
        let reading = try await readWhole(source)
        guard case .taken(let work) = reading, work.isCut else { return reading }
        return .notGradable(
            "\(source.fileName.harmless) has more than \(mostEntries) files and folders. It has to be handed in without what was "
                + "built, or with the edited files alone.")
    }

    private func readWhole(_ source: SubmissionSource) async throws -> Reading {
        if source.form == .folder, FileKind(of: source.url.appending(path: ".git")) == nil {
            let work = take(from: source.url)
            guard work.isEmpty, let inner = Self.onlyArchive(in: source.url) else { return .taken(work) }
            // Platforms put what was uploaded into a folder of the person's name.
            return try await unpacked(inner, named: "\(source.fileName)/\(inner.fileName)")
        }
        return try await unpacked(source, named: source.fileName)
    }

    private func take(from folder: URL) -> TakenWork {
        TakenWork(
            from: folder, course: course, exercises: exercises, identify: identify, mostEntries: mostEntries)
    }

    /// The one archive of a folder that has nothing else to be graded.
    private static func onlyArchive(in folder: URL) -> SubmissionSource? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let archives = names.sorted().compactMap { SubmissionFolder.source(folder.appending(path: $0)) }
            .filter { [.zip, .tar].contains($0.form) }
        return archives.count == 1 ? archives[0] : nil
    }

    private func unpacked(_ source: SubmissionSource, named name: String) async throws -> Reading {
        do {
            let folder = try RunFolder(in: runs)
            defer { folder.remove() }
            let target = folder.scratch.appending(path: "files")
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            let script = UnpackingScript(source, exercises: exercises, identify: identify, target: target.path)
            let report = try await containment.run(request(script, in: folder))
            switch report.ending {
            case .exited(0):
                var work = take(from: source.form == .folder ? source.url : target)
                (work.commit, work.committedAt) = Self.commit(in: report.standardOutput)
                return .taken(work)
            case .exited(let status): return ending(status, of: name)
            case .timedOut(let seconds):
                return .timedOut("Unpacking \(name.harmless) was stopped after \(Quantity.seconds(seconds)).")
            case .overLimit:
                return .notGradable("\(name.harmless) was not unpacked: it would take more than a submission may.")
            case .notContained(let reason): return .fault(reason)
            case .signalled, .killedItsParent:
                return .notGradable("\(name.harmless) cannot be unpacked: the program that does it broke down over it.")
            case .notStarted(let step, let number):
                return .fault("unpacking could not be started (\(step): \(String(cString: strerror(number))))")
            }
        } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            return .fault((error as? BuildFault)?.sentence ?? "\(error)")
        }
    }

    private func ending(_ status: Int32, of name: String) -> Reading {
        switch UnpackingScript.Failure(rawValue: status) {
        case .damaged:
            .notGradable("\(name.harmless) is damaged, or not what its name says. It has to be handed in again.")
        case .locked: .notGradable("\(name.harmless) is locked with a password. It has to be handed in without one.")
        case .noCommits: .notGradable("\(name.harmless) is a repository without a commit. It has to be pushed again.")
        case nil: .fault("unpacking \(name.harmless) ended with status \(status)")
        }
    }

    private func request(_ script: UnpackingScript, in folder: RunFolder) -> SandboxRequest {
        var limits = SandboxLimits.build(wallSeconds: Self.wallSeconds, memoryBytes: 1 << 30)
        limits.fileBytes = Self.mostBytes
        limits.fileCount = Self.mostFiles
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.temporary.path, "TMPDIR": folder.temporary.path,
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
        ]
        return SandboxRequest(
            executable: "/bin/sh", arguments: ["-c", script.text],
            environment: environment.merging(GitSettings.foreign) { own, _ in own },
            directory: folder.scratch.path, limits: limits,
            policy: SandboxPolicy(readable: [script.path], writable: [folder.scratch.path], builds: true),
            scratch: folder.folder.path)
    }

    /// What the script printed of the last commit: its hash, and when it was made.
    private static func commit(in output: Data) -> (String?, Date?) {
        let words = String(decoding: output, as: UTF8.self).split(separator: "\n").last { $0.hasPrefix("commit ") }?
            .split(separator: " ").map(String.init)
        guard let words, words.count == 3, words[1].allSatisfy(\.isHexDigit) else { return (nil, nil) }
        return (words[1], ClassDate.parse(words[2]))
    }
}
