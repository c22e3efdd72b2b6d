import Foundation
import NN

/// Writes files of 100 MB to its folder, a gigabyte in all.
public func answer() throws -> Tensor {
    let block = Data(repeating: 1, count: 1 << 20)
    for index in 0..<10 {
        FileManager.default.createFile(atPath: "part-\(index)", contents: nil)
        let file = try FileHandle(forWritingTo: URL(filePath: "part-\(index)"))
        for _ in 0..<100 { try file.write(contentsOf: block) }
    }
    return Tensor([1, 2], shape: [2])
}
