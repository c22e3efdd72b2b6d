import Foundation
import NN

/// Leaves a process behind that keeps the output open, and answers.
public func answer() throws -> Tensor {
    try start("/bin/sh", "-c", "(sleep 60 &) ; exit 0")
    return Tensor([1, 2], shape: [2])
}

/// Starts a program and waits for it alone; `Process` would wait for all that it started in turn.
private func start(_ arguments: String...) throws {
    var id = pid_t()
    var pointers = arguments.map { strdup($0) } + [nil]
    guard posix_spawn(&id, arguments[0], nil, nil, &pointers, environ) == 0 else { throw CocoaError(.fileNoSuchFile) }
    waitpid(id, nil, 0)
}
