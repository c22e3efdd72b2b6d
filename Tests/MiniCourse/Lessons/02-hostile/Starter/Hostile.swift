import NN
import Starter

/// The numbers 1 and 2.
public func answer() throws -> Tensor {
    yourTurn("return the numbers 1 and 2")
}
