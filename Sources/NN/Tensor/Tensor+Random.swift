extension Tensor {
    /// Random numbers, all in 0 ..< 1 equally likely; torch calls this `rand`.
    ///
    /// The same shape and seed give the same numbers on every machine, and neighboring seeds have nothing in common.
    ///
    /// - Parameters:
    ///   - shape: the length of each axis; the elements are drawn in row-major order.
    ///   - seed: any number.
    public static func uniform(_ shape: [Int], seed: UInt64) -> Tensor {
        var generator = SplitMix64(seed: seed)
        // 24 bits fit a Float; more would be rounded, and some of them up to 1.
        return Tensor(
            (0..<shape.reduce(1, *)).map { _ in Float(generator.next() >> 40) / Float(1 << 24) }, shape: shape)
    }

    /// Random numbers of mean 0 and deviation 1, by the bell curve of Gauss; torch calls this `randn`.
    ///
    /// The same shape and seed give the same numbers, and neighboring seeds have nothing in common. Two numbers at a time
    /// are made of two uniform ones (Box and Muller: A Note on the Generation of Random Normal Deviates, 1958).
    ///
    /// - Parameters:
    ///   - shape: the length of each axis; the elements are drawn in row-major order.
    ///   - seed: any number.
    public static func normal(_ shape: [Int], seed: UInt64) -> Tensor {
        normal(shape, seed: seed, stream: 0)
    }

    /// Random numbers of mean 0 and deviation 1, from one of the independent streams of a seed.
    package static func normal(_ shape: [Int], seed: UInt64, stream: Int) -> Tensor {
        var generator = SplitMix64(seed: seed, stream: stream)
        let count = shape.reduce(1, *)
        var scalars: [Float] = []
        scalars.reserveCapacity(count + 1)
        while scalars.count < count {
            let (first, second) = generator.gaussianPair()
            scalars.append(Float(first))
            scalars.append(Float(second))
        }
        return Tensor(Array(scalars.prefix(count)), shape: shape)
    }
}
