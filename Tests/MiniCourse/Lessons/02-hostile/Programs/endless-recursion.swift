import Foundation
import NN

/// Calls itself until the stack is full.
public func answer() throws -> Tensor {
    Tensor([depth(from: 1), 2], shape: [2])
}

private func depth(from start: Float) -> Float {
    start < 0 ? start : depth(from: start + 1) + 1
}
