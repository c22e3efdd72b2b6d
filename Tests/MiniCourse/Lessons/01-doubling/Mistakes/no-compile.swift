import NN

/// Does not compile.
public func doubled(_ numbers: Tensor) -> Tensor {
    let twice: Int = "two"
    return numbrs * 2
}
