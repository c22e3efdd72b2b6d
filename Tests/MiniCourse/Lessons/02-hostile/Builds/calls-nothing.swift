import NN

/// Only a declaration: nothing has this name.
@_silgen_name("no_such_function") private func missing(_ count: Int) -> Float

/// Calls a function that does not exist.
public func answer() throws -> Tensor {
    let first = missing(1)
    return Tensor([first, 2], shape: [2])
}
