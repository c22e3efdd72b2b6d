import Foundation
import NN

/// Writes 4 MB to its folder as far as there is room, and answers.
public func answer() throws -> Tensor {
    FileManager.default.createFile(atPath: "much", contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: "much"))
    let block = Data(repeating: 1, count: 1 << 12)
    for _ in 0..<1024 { try? file.write(contentsOf: block) }
    return Tensor([1, 2], shape: [2])
}
