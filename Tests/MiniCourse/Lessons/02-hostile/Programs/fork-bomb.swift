import Foundation
import NN

/// Starts a process that starts two, each of which starts two, and so on: 127 in all, which sleep for a minute.
public func answer() throws -> Tensor {
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sh")
    child.arguments = ["-c", "bomb() { [ $1 -le 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 60; }; bomb 6"]
    try child.run()
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
