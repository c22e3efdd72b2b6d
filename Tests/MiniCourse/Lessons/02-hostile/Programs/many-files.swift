import Foundation
import NN

/// Writes 20,000 files.
public func answer() throws -> Tensor {
    for index in 0..<20_000 { FileManager.default.createFile(atPath: "file-\(index)", contents: Data()) }
    return Tensor([1, 2], shape: [2])
}
