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

    /// Starts the request's program in a session of its own, with nothing on standard input.
    init(_ request: SandboxRequest) throws(Failure) {
        guard let output = Descriptor.makePipe(), let error = Descriptor.makePipe(), let told = Descriptor.makePipe()
        else { throw .step("pipe", errorNumber: errno) }
        let command = Self.command(for: request)
        let arguments = CStrings(command)
        let environment = CStrings(request.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        let paths = CStrings([command[0], request.directory])
        var launch = claunch_request()
        launch.executable = UnsafePointer(paths[0])
        launch.directory = UnsafePointer(paths[1])
        launch.arguments = UnsafePointer(arguments.pointer)
        launch.environment = UnsafePointer(environment.pointer)
        launch.standardOutput = output.writing
        launch.standardError = error.writing
        launch.report = -1
        launch.limits.cpuSeconds = UInt64(request.limits.cpuSeconds ?? 0)
        launch.limits.fileBytes = UInt64(request.limits.fileBytes ?? 0)
        launch.limits.openFiles = UInt64(request.limits.openFiles ?? 0)
        // Only a backstop for what grows faster than it is sampled; sampling is what says "over the memory limit".
        launch.limits.dataBytes = request.limits.memoryBytes.map { UInt64($0) * 2 + (1 << 30) } ?? 0
        if case .landlock = request.mechanism, let path = LandlockRules.exposed(by: request.policy) {
            throw .cannotHide(path: path)
        }
        let result = withExtendedLifetime((arguments, environment, paths)) {
            switch request.mechanism {
            case .bubblewrap:
                launch.report = told.writing
                return withUnsafePointer(to: claunch_confinement(inBubblewrapFor: request.policy)) { calls in
                    launch.handedOn = calls
                    defer { launch.handedOn = nil }
                    return claunch_start(&launch)
                }
            case .landlock: return LandlockRules(request.policy).start(&launch)
            case .none, .sandboxExec: return claunch_start(&launch)
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
        if case .bubblewrap = request.mechanism {
            bubblewrap = told.reading
            // `bwrap` itself, and the first process of the new namespace.
            companions = 2
        } else {
            bubblewrap = nil
            companions = 0
        }
    }

    private static func command(for request: SandboxRequest) -> [String] {
        switch request.mechanism {
        case .none, .landlock: [request.executable] + request.arguments
        case .bubblewrap(let program):
            [program]
                + BubblewrapCommand(
                    policy: request.policy, directory: request.directory, executable: request.executable,
                    arguments: request.arguments
                ).arguments(statusDescriptor: 3, filterDescriptor: 4)
        case .sandboxExec:
            SandboxProfile(policy: request.policy).command + [request.executable] + request.arguments
        }
    }
}

extension claunch_confinement {
    /// What a program is refused where `bwrap` starts it: permissions of what is not its own are out of its reach already.
    fileprivate init(inBubblewrapFor policy: SandboxPolicy) {
        self.init(systemCallsOf: policy)
        allowsAttributes = 1
    }
}
