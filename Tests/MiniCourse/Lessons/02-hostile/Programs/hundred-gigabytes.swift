import Foundation
import NN

/// Asks for 100 GB at once, and fills no more than one of them where it gets them.
public func answer() throws -> Tensor {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 100 << 30, alignment: 8)
    for offset in stride(from: 0, to: 1 << 30, by: 4096) {
        memory.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
    }
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
