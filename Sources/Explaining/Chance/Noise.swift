import NN

/// The noise that ``SmoothGrad`` adds to copies of a picture: numbers around 0, of deviation 1 before they are scaled.
public struct Noise: Sendable {
    /// How many copies of the picture get noise.
    public let samples: Int
    private let make: @Sendable (_ sample: Int, _ shape: [Int]) -> Tensor

    /// Gaussian noise, the same for the same seed.
    ///
    /// - Parameters:
    ///   - samples: how many copies of the picture get noise.
    ///   - seed: any number.
    public static func gaussian(samples: Int, seed: UInt64) -> Noise {
        Noise(samples: samples) { sample, shape in .normal(shape, seed: seed, stream: sample) }
    }

    /// Noise of your own.
    ///
    /// - Parameters:
    ///   - samples: how many copies of the picture get noise.
    ///   - make: gives the noise of one sample as a tensor of the shape `[1, 3, H, W]` that it is called with.
    public init(samples: Int, make: @escaping @Sendable (_ sample: Int, _ shape: [Int]) -> Tensor) {
        self.samples = samples
        self.make = make
    }

    /// The noise of one sample, of the given shape.
    func callAsFunction(_ sample: Int, shape: [Int]) throws(ExplanationError) -> Tensor {
        let noise = make(sample, shape)
        try require(noise.shape == shape, "the shape of noise", noise.shape, "the picture's, \(shape)")
        return noise
    }
}
