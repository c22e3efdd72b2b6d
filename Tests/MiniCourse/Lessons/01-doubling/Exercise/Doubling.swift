import NN
import Starter

/// Every number, twice as large.
public func doubled(_ numbers: Tensor) -> Tensor {
    yourTurn("return every number, twice as large")
}
