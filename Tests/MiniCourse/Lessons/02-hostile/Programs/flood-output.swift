import Foundation
import NN

/// Prints a gigabyte.
public func answer() throws -> Tensor {
    let block = Data(repeating: UInt8(ascii: "a"), count: 1 << 20)
    for _ in 0..<1024 { FileHandle.standardOutput.write(block) }
    return Tensor([1, 2], shape: [2])
}
