import NN
import Starter

/// The numbers 1 and 2.
public func answer() throws -> Tensor {
    // BEGIN SOLUTION: return the numbers 1 and 2
    Tensor([1, 2], shape: [2])
    // END SOLUTION
}
