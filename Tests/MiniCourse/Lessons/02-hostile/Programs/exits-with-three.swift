import Foundation
import NN

/// Ends with a status that means nothing.
public func answer() throws -> Tensor {
    exit(3)
}
