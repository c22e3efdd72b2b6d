import NN

extension Picture {
    /// The picture as a batch of one, `[1, 3, H, W]` in 0...1: each byte divided by 255, as torchvision's `ToTensor`.
    public func tensor() -> Tensor {
        let plane = width * height
        let scale = (0...255).map { Float($0) / 255 }
        let scalars = [Float](unsafeUninitializedCapacity: plane * 3) { result, initialized in
            pixels.withUnsafeBufferPointer { bytes in
                for index in 0..<plane {
                    result[index] = scale[Int(bytes[index * 3])]
                    result[plane + index] = scale[Int(bytes[index * 3 + 1])]
                    result[2 * plane + index] = scale[Int(bytes[index * 3 + 2])]
                }
            }
            initialized = plane * 3
        }
        return Tensor(scalars, shape: [1, 3, height, width])
    }

    /// The picture that a tensor in 0...1 holds: each element times 255, rounded, clamped; NaN becomes 0.
    ///
    /// - Parameter tensor: `[1, 3, H, W]` or `[3, H, W]`; one channel in place of three makes a gray picture.
    public init(_ tensor: Tensor) {
        let shape = tensor.shape
        precondition(
            shape.count == 3 || shape.count == 4 && shape[0] == 1,
            "a picture is made from shape [1, 3, H, W], not from \(shape)")
        let channels = shape[shape.count - 3]
        precondition(channels == 3 || channels == 1, "a picture has 3 channels or 1, not \(channels)")
        let height = shape[shape.count - 2]
        let width = shape[shape.count - 1]
        let plane = width * height
        let values = tensor.scalars
        let bytes = [UInt8](unsafeUninitializedCapacity: plane * 3) { bytes, initialized in
            for channel in 0..<3 {
                let start = channels == 3 ? channel * plane : 0
                for index in 0..<plane {
                    let value = values[start + index]
                    bytes[index * 3 + channel] = value.isNaN ? 0 : UInt8(min(max((value * 255).rounded(), 0), 255))
                }
            }
            initialized = plane * 3
        }
        self.init(width: width, height: height, pixels: bytes)
    }
}
