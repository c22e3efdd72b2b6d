import Foundation
import NN

/// Hands in a table.
public func answer() throws -> Tensor {
    return Tensor([1, 2], shape: [1, 2])
}
