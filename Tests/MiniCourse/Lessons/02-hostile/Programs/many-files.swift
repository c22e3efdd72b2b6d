import Foundation
import NN

/// Makes 20,000 files: names of an empty one, which is quick also where the disk is busy.
public func answer() throws -> Tensor {
    FileManager.default.createFile(atPath: "file", contents: Data())
    for index in 0..<20_000 { link("file", "file-\(index)") }
    return Tensor([1, 2], shape: [2])
}
