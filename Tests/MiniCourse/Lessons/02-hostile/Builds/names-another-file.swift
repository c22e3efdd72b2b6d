import NN

/// An error that is said to be in somebody else's file.
public func answer() throws -> Tensor {
    #sourceLocation(file:"/etc/passwd",line:1)
    Tensor([1, 2], shape: nothing)
    #sourceLocation()
}
