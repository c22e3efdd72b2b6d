import Foundation
import NN

private struct Unwilling: Error {}

/// Throws an error.
public func answer() throws -> Tensor {
    throw Unwilling()
}
