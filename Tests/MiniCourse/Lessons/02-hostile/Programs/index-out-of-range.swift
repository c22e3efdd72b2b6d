import Foundation
import NN

/// Reads past the end of an array.
public func answer() throws -> Tensor {
    let numbers = [1, 2, 3].map(Float.init)
    return Tensor([numbers[numbers.count + 4]], shape: [1])
}
