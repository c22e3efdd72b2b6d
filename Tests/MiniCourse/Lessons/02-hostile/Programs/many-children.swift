import Foundation
import NN

/// Starts 200 processes that sleep for a minute.
public func answer() throws -> Tensor {
    for _ in 0..<200 {
        let child = Process()
        child.executableURL = URL(filePath: "/bin/sleep")
        child.arguments = ["60"]
        try? child.run()
    }
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
