import Foundation
import NN

/// Aborts.
public func answer() throws -> Tensor {
    abort()
}
