import Foundation
import NN

/// Fills a gigabyte.
public func answer() throws -> Tensor {
    var blocks: [[UInt64]] = []
    for index in 0..<64 { blocks.append([UInt64](repeating: UInt64(index), count: 2 << 20)) }
    sleep(60)
    return Tensor([Float(blocks.count), 2], shape: [2])
}
