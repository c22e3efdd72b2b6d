import NN

/// The mean and deviation of each channel that a network's training pictures had, in units of 0...1.
public struct Normalization: Sendable, Hashable {
    /// The mean of red, green and blue.
    public let mean: [Float]
    /// The standard deviation of red, green and blue.
    public let deviation: [Float]

    /// One mean and one deviation for each channel, in units of 0...1.
    ///
    /// - Precondition: there are as many of each, at least one, and the deviations are above 0.
    public init(mean: [Float], deviation: [Float]) {
        precondition(
            mean.count == deviation.count && !mean.isEmpty,
            "\(mean.count) means and \(deviation.count) deviations: there is one of each a channel")
        precondition(deviation.allSatisfy { $0 > 0 }, "a deviation in \(deviation) is not above 0")
        self.mean = mean
        self.deviation = deviation
    }

    /// ImageNet's: mean 0.485, 0.456, 0.406, deviation 0.229, 0.224, 0.225.
    public static let imageNet = Normalization(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
}

extension Tensor {
    /// Each channel less its mean, divided by its deviation: `(x - mean) / deviation`.
    ///
    /// - Parameter normalization: one mean and deviation for each channel of `[N, C, H, W]` or `[C, H, W]`.
    public func normalized(_ normalization: Normalization) -> Tensor {
        mapChannels(of: normalization, named: "normalized") { value, mean, deviation in (value - mean) / deviation }
    }

    /// Each channel less its mean, divided by its deviation: `(x - mean) / deviation`.
    public func normalized(mean: [Float], deviation: [Float]) -> Tensor {
        normalized(Normalization(mean: mean, deviation: deviation))
    }

    /// Undoes `normalized(_:)`: `x * deviation + mean`.
    public func denormalized(_ normalization: Normalization) -> Tensor {
        mapChannels(of: normalization, named: "denormalized") { value, mean, deviation in value * deviation + mean }
    }

    private func mapChannels(
        of normalization: Normalization, named name: String, _ transform: (Float, Float, Float) -> Float
    ) -> Tensor {
        precondition(
            (3...4).contains(shape.count) && shape[shape.count - 3] == normalization.mean.count,
            "a tensor of shape \(shape) cannot be \(name) by \(normalization.mean.count) channels: give [N, C, H, W]")
        let plane = shape[shape.count - 2] * shape[shape.count - 1]
        let channels = normalization.mean.count
        let values = scalars
        let result = [Float](unsafeUninitializedCapacity: values.count) { result, initialized in
            for start in stride(from: 0, to: values.count, by: Swift.max(plane, 1)) {
                let channel = start / plane % channels
                let mean = normalization.mean[channel]
                let deviation = normalization.deviation[channel]
                for index in start..<(start + plane) { result[index] = transform(values[index], mean, deviation) }
            }
            initialized = values.count
        }
        return Tensor(result, shape: shape)
    }
}
