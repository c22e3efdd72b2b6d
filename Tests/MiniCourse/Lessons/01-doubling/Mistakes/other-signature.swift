import NN

/// Compiles, but is not what the check calls.
public func doubled(all numbers: Tensor) -> Tensor {
    numbers * 2
}
