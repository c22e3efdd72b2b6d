import Foundation
import NN

/// Unwraps nothing.
public func answer() throws -> Tensor {
    let nothing = Float("not a number")
    return Tensor([nothing!], shape: [1])
}
