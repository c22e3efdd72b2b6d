import CLaunch
import Foundation

/// A program that the supervisor started, with the pipes that it prints to.
struct LaunchedProgram {
    let standardOutput: Int32
    let standardError: Int32
    /// Yields the wait status; end of file without one when the process in between was killed.
    let status: Int32

    /// Why a program did not start.
    struct Failure: Error {
        var step: String
        var errorNumber: Int32
    }

    /// Starts the job's program in a session of its own, with nothing on standard input.
    init(_ job: Job) throws(Failure) {
        guard let output = Descriptor.makePipe(), let error = Descriptor.makePipe() else {
            throw Failure(step: "pipe", errorNumber: errno)
        }
        let arguments = CStrings([job.executable] + job.arguments)
        let environment = CStrings(job.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        let paths = CStrings([job.executable, job.directory])
        var request = claunch_request()
        request.executable = UnsafePointer(paths[0])
        request.directory = UnsafePointer(paths[1])
        request.arguments = UnsafePointer(arguments.pointer)
        request.environment = UnsafePointer(environment.pointer)
        request.standardOutput = output.writing
        request.standardError = error.writing
        request.limits.cpuSeconds = UInt64(job.limits.cpuSeconds ?? 0)
        request.limits.fileBytes = UInt64(job.limits.fileBytes ?? 0)
        // Only a backstop for what grows faster than it is sampled; sampling is what says "over the memory limit".
        request.limits.dataBytes = job.limits.memoryBytes.map { UInt64($0) * 2 + (1 << 30) } ?? 0
        let result = claunch_start(&request)
        close(output.writing)
        close(error.writing)
        guard result.failure == 0 else {
            throw Failure(step: String(cString: result.step), errorNumber: result.failure)
        }
        standardOutput = output.reading
        standardError = error.reading
        status = result.statusDescriptor
    }
}

/// Strings as C wants them: an array of pointers that ends with null.
private final class CStrings {
    let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        pointer = .allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { pointer[index] = strdup(string) }
        pointer[strings.count] = nil
    }

    subscript(index: Int) -> UnsafeMutablePointer<CChar>? { pointer[index] }

    deinit {
        for index in 0..<count { free(pointer[index]) }
        pointer.deallocate()
    }
}
