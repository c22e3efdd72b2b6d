import Foundation
import NN

/// Writes where there is nothing.
public func answer() throws -> Tensor {
    let nowhere = UnsafeMutablePointer<Int>(bitPattern: 8)
    nowhere?.pointee = 1
    return Tensor([1, 2], shape: [2])
}
