import NN

/// The numbers 1 and 2.
public func answer() throws -> Tensor {
    Tensor([1, 2], shape: [2])
}
