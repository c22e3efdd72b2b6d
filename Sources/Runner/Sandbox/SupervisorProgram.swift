import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The course's own program, started again as the supervisor of a request.
///
/// The supervisor lives in a session of its own, so that Ctrl-C reaches only the course. Between the two there is one
/// pipe that nothing is ever written to and that the course never closes by itself: when the course ends, however it ends, the pipe does, and the supervisor
/// kills everything that it started.
package struct SupervisorProgram: Sendable {
    /// Absolute path of a program that understands `supervise`.
    package let path: String

    /// The environment variable that tells the supervisor its request.
    static let requestVariable: Subprocess.Environment.Key = "COURSE_JOB"

    /// The running program itself.
    static var thisProgram: SupervisorProgram {
        SupervisorProgram(path: Bundle.main.executableURL?.path ?? CommandLine.arguments[0])
    }

    /// Runs a request under a new supervisor, and passes on its output if the request asks for it.
    ///
    /// Cancelling the task ends the request and everything in it.
    package func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
        // In the environment and not through the pipe: writing to a supervisor that has just ended would end the course too.
        let text = String(decoding: try SupervisorMessage.line(for: request), as: UTF8.self)
        // A supervisor multiplies nothing, and OpenBLAS would begin its threads only to end them at the first fork.
        let environment = Subprocess.Environment.inherit.updating([
            Self.requestVariable: text, "OPENBLAS_NUM_THREADS": "1",
        ])
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(30))]
        let result: ExecutionResult<RunReport?, SequenceOutput, DiscardedOutput>
        do {
            result = try await Subprocess.run(
                .path(FilePath(path)), arguments: ["supervise"],
                environment: environment, platformOptions: options,
                input: .inputWriter, output: .sequence, error: .discarded
            ) { execution in
                var report: RunReport?
                var lines = LineSplitter()
                for try await buffer in execution.standardOutput {
                    for line in lines.split(buffer.withUnsafeBytes { Data($0) }) {
                        switch try SupervisorMessage(line: line) {
                        case .output(let piece): output(piece)
                        case .finished(let finished): report = finished
                        }
                    }
                }
                return report
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw SupervisionError.notStarted(program: path, reason: "\(error)")
        }
        try Task.checkCancellation()
        guard let report = result.closureResult else {
            throw SupervisionError.lost(program: path, how: "\(result.terminationStatus)")
        }
        return report
    }
}
