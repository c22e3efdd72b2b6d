import Foundation
import NN

/// Never comes back, within a minute.
public func answer() throws -> Tensor {
    let end = Date() + 60
    while Date() < end {}
    return Tensor([1, 2], shape: [2])
}
