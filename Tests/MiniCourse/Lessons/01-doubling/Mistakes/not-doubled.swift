import NN

/// Every number as it was.
public func doubled(_ numbers: Tensor) -> Tensor {
    numbers
}
