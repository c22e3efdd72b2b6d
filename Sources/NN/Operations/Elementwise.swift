extension Tensor {
    /// Applies a function to every element, on all cores; the result is not tracked.
    @inline(__always)
    func mapped(_ transform: (Float) -> Float) -> Tensor {
        scalars.withUnsafeBufferPointer { source in
            Tensor(shape: shape) { result in
                concurrently(over: source.count, minimum: elementsWorthACore) { range in
                    for index in range { result[index] = transform(source[index]) }
                }
            }
        }
    }

    /// Combines the elements of two tensors of one shape, on all cores; the result is not tracked.
    @inline(__always)
    func zipped(_ other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
        scalars.withUnsafeBufferPointer { left in
            other.scalars.withUnsafeBufferPointer { right in
                Tensor(shape: shape) { result in
                    concurrently(over: left.count, minimum: elementsWorthACore) { range in
                        for index in range { result[index] = combine(left[index], right[index]) }
                    }
                }
            }
        }
    }

    /// Applies a function of your own to every element, one after the other; the result is not tracked.
    public func map(_ transform: (Float) -> Float) -> Tensor {
        Tensor(scalars.map(transform), shape: shape)
    }
}

/// How many elements of simple work outweigh the waking of another core.
let elementsWorthACore = 65_536
