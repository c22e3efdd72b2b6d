import Foundation
import NN

/// Gives up with a message.
public func answer() throws -> Tensor {
    fatalError("the sky is falling")
}
