extension Tensor {
    /// Applies a function to every element; the result is not tracked.
    @inline(__always)
    func mapped(_ transform: (Float) -> Float) -> Tensor {
        scalars.withUnsafeBufferPointer { source in
            Tensor(shape: shape) { result in
                for index in 0..<source.count { result[index] = transform(source[index]) }
            }
        }
    }

    /// Combines the elements of two tensors of one shape; the result is not tracked.
    @inline(__always)
    func zipped(_ other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
        scalars.withUnsafeBufferPointer { left in
            other.scalars.withUnsafeBufferPointer { right in
                Tensor(shape: shape) { result in
                    for index in 0..<left.count { result[index] = combine(left[index], right[index]) }
                }
            }
        }
    }

    /// Applies a function of your own to every element; the result is not tracked, since nobody knows its derivative.
    public func map(_ transform: (Float) -> Float) -> Tensor {
        mapped(transform)
    }
}
