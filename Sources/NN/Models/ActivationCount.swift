/// How many numbers a network works out for each pixel of a picture: what its memory grows with.
public struct ActivationCount: Sendable, Equatable {
    /// The results of all convolutions and pools, which a gradient needs at the end, per pixel.
    public var held: Double
    /// The largest of these results, per pixel.
    public var largest: Double

    /// The counts of a network, in elements a pixel of its input.
    public init(held: Double, largest: Double) {
        self.held = held
        self.largest = largest
    }

    /// No activation yet.
    fileprivate init() { self.init(held: 0, largest: 0) }

    fileprivate mutating func add(channels: Int, scale: Double) {
        held += Double(channels) * scale
        largest = max(largest, Double(channels) * scale)
    }
}

extension ResNet {
    /// The stem's results, and those of every step of every block.
    public var activationCount: ActivationCount? {
        var count = ActivationCount()
        count.add(channels: conv1.weight.shape[0], scale: 1 / 4)
        count.add(channels: conv1.weight.shape[0], scale: 1 / 16)
        var scale = 1.0 / 16
        for block in layers.joined() {
            if let downsample = block.downsample?.convolution {
                count.add(channels: block.outputs, scale: downsample.stride == 2 ? scale / 4 : scale)
            }
            for step in block.convolutions {
                if step.convolution.stride == 2 { scale /= 4 }
                count.add(channels: step.convolution.weight.shape[0], scale: scale)
            }
        }
        return count
    }
}

extension VGG {
    /// The results of all convolutions and pools.
    public var activationCount: ActivationCount? {
        var count = ActivationCount()
        var (scale, channels) = (1.0, inputChannels)
        for step in features {
            if step.isPool { scale /= 4 }
            channels = step.outputs ?? channels
            if step.outputs != nil || step.isPool { count.add(channels: channels, scale: scale) }
        }
        return count
    }
}
