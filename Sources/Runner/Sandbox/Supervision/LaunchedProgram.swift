import CLaunch
import Foundation

/// A program that the supervisor started, with the pipes that it prints to.
struct LaunchedProgram {
    let standardOutput: Int32
    let standardError: Int32
    /// Yields the wait status; end of file without one when the process in between was killed.
    let status: Int32
    /// What `bwrap` tells about the program, where it stands between.
    let bubblewrap: Int32?
    /// Processes that belong to the containment, not to the program.
    let companions: Int

    /// Why a program did not start.
    enum Failure: Error {
        case step(String, errorNumber: Int32)
        /// What is to be hidden cannot be.
        case cannotHide(path: String)
    }

    /// Starts the job's program in a session of its own, with nothing on standard input.
    init(_ job: Job) throws(Failure) {
        guard let output = Descriptor.makePipe(), let error = Descriptor.makePipe(), let told = Descriptor.makePipe()
        else { throw .step("pipe", errorNumber: errno) }
        let command = Self.command(for: job)
        let arguments = CStrings(command)
        let environment = CStrings(job.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        let paths = CStrings([command[0], job.directory])
        var request = claunch_request()
        request.executable = UnsafePointer(paths[0])
        request.directory = UnsafePointer(paths[1])
        request.arguments = UnsafePointer(arguments.pointer)
        request.environment = UnsafePointer(environment.pointer)
        request.standardOutput = output.writing
        request.standardError = error.writing
        request.report = -1
        request.limits.cpuSeconds = UInt64(job.limits.cpuSeconds ?? 0)
        request.limits.fileBytes = UInt64(job.limits.fileBytes ?? 0)
        // Only a backstop for what grows faster than it is sampled; sampling is what says "over the memory limit".
        request.limits.dataBytes = job.limits.memoryBytes.map { UInt64($0) * 2 + (1 << 30) } ?? 0
        if case .landlock = job.confinement, let path = LandlockRules.exposed(by: job.reach) {
            throw .cannotHide(path: path)
        }
        let result = withExtendedLifetime((arguments, environment, paths)) {
            switch job.confinement {
            case .bubblewrap:
                request.report = told.writing
                return claunch_start(&request)
            case .landlock: return LandlockRules(job.reach).start(&request)
            case .none, .sandboxExec: return claunch_start(&request)
            }
        }
        close(output.writing)
        close(error.writing)
        close(told.writing)
        guard result.failure == 0 else {
            throw .step(String(cString: result.step), errorNumber: result.failure)
        }
        standardOutput = output.reading
        standardError = error.reading
        status = result.statusDescriptor
        if case .bubblewrap = job.confinement {
            bubblewrap = told.reading
            // `bwrap` itself, and the first process of the new namespace.
            companions = 2
        } else {
            bubblewrap = nil
            companions = 0
        }
    }

    private static func command(for job: Job) -> [String] {
        switch job.confinement {
        case .none, .landlock: [job.executable] + job.arguments
        case .bubblewrap(let program):
            [program]
                + BubblewrapCommand(
                    reach: job.reach, directory: job.directory, executable: job.executable, arguments: job.arguments
                ).arguments(statusDescriptor: 3)
        case .sandboxExec:
            SandboxProfile(reach: job.reach).command + [job.executable] + job.arguments
        }
    }
}
