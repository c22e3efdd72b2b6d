import Foundation
import Imaging
import NN
import Subprocess

@testable import Runner

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// `course explain` as it is called: the built program, in a folder of its own, with the shipped network.
struct ExplainProgram {
    let folder = TemporaryFolder()
    /// A picture of the course, 224 x 224.
    static let duck = MiniCourse.project.appending(path: "Lessons/06-saliency/pictures/duck.png")

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "course/Lessons"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "course/Models"),
            withDestinationURL: MiniCourse.project.appending(path: "Models"))
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "duck.png"), withDestinationURL: Self.duck)
    }

    struct Answer {
        /// Nil when a signal ended it.
        var status: Int32?
        var output: String
        var errors: String

        /// What was printed, as one JSON object and nothing else.
        var object: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// The environment that the program runs in.
    var environment: [String: String] {
        ["COURSE_ROOT": folder.url.appending(path: "course").path, "COURSE_INVOCATION": "./course", "TERM": "xterm"]
    }

    /// - Parameters:
    ///   - addressSpace: the most that the program may have, in KiB; nil for no limit.
    ///   - processorSeconds: what the program may take of the processor before it is ended; nil for no limit.
    func explain(
        _ arguments: [String], addressSpace: Int? = nil, processorSeconds: Int? = nil
    ) async throws -> Answer {
        let words = [MiniCourse.supervisor.path, "explain"] + arguments
        let limits = [addressSpace.map { "ulimit -v \($0)" }, processorSeconds.map { "ulimit -t \($0)" }].compactMap(
            \.self)
        let shell = ["bash", "-c", (limits + [#"exec "$0" "$@""#]).joined(separator: " && ")]
        let all = ["env"] + (limits.isEmpty ? [] : shell) + words
        let updates = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value as String?) }
        let result = try await Subprocess.run(
            .path("/usr/bin/env"), arguments: Arguments(Array(all.dropFirst())),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: updates)),
            workingDirectory: FilePath(folder.url.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
        )
        var status: Int32?
        if case .exited(let code) = result.terminationStatus { status = code }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    func explain(_ arguments: String...) async throws -> Answer { try await explain(arguments) }

    func place(_ path: String) -> URL { folder.url.appending(path: path) }

    func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: place(path).path)) ?? []).sorted()
    }

    func tensors(in path: String) throws -> SafeTensors {
        try SafeTensors(contentsOf: place("\(path)/heatmap.safetensors"))
    }
}
