import Foundation
import NN

/// Writes a gigabyte to a file.
public func answer() throws -> Tensor {
    FileManager.default.createFile(atPath: "big", contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: "big"))
    let block = Data(repeating: 1, count: 1 << 20)
    for _ in 0..<1024 { file.write(block) }
    return Tensor([1, 2], shape: [2])
}
