import Foundation
import NN

/// Ends with the status of an exercise that was not attempted, but does not say so.
public func answer() throws -> Tensor {
    exit(96)
}
