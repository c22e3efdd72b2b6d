import Foundation
import NN

/// Demands what does not hold.
public func answer() throws -> Tensor {
    let numbers = [Float(getpid())]
    precondition(numbers.isEmpty, "there must be no numbers")
    return Tensor([1, 2], shape: [2])
}
