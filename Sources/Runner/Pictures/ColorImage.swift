import Imaging
import NN

/// A tensor that is a picture: `[y, x, 3]` of levels 0...255, or `[3, y, x]` (with leading axes of 1) of floats.
struct ColorImage: Sendable {
    let height: Int
    let width: Int
    /// `[y, x, c]`.
    let values: [Float]

    init?(_ tensor: Tensor) {
        var shape = tensor.shape
        while shape.count > 3, shape.first == 1 { shape.removeFirst() }
        guard shape.count == 3, !tensor.scalars.isEmpty else { return nil }
        if shape[2] == 3 {
            (height, width) = (shape[0], shape[1])
            values = tensor.scalars
        } else if shape[0] == 3 {
            (height, width) = (shape[1], shape[2])
            let plane = height * width
            let scalars = tensor.scalars
            values = (0..<plane * 3).map { scalars[$0 % 3 * plane + $0 / 3] }
        } else {
            return nil
        }
    }

    /// The pictures of `[..., y, x, 3]`, the leading axes run through in order.
    static func images(of tensor: Tensor) -> [ColorImage] {
        let shape = tensor.shape.suffix(3)
        let size = shape.reduce(1, *)
        guard shape.count == 3, shape.last == 3, size > 0 else { return [] }
        return (0..<tensor.scalars.count / size).compactMap { index in
            ColorImage(Tensor(Array(tensor.scalars[index * size..<(index + 1) * size]), shape: Array(shape)))
        }
    }

    /// What black and white stand for: levels as they are, fractions as they are, anything else from its minimum to its
    /// maximum (a normalized input has no black of its own).
    static func scale(of tensor: Tensor) -> ClosedRange<Float> {
        let range = tensor.finiteRange
        if range.lowerBound >= 0, range.upperBound <= 1 { return 0...1 }
        if range.lowerBound >= 0, range.upperBound <= 255, range.upperBound > 8 { return 0...255 }
        return range
    }

    func picture(_ scale: ClosedRange<Float>) -> Picture {
        let span = max(scale.upperBound - scale.lowerBound, .leastNormalMagnitude)
        let pixels = values.map { value in
            value.isNaN ? UInt8(255) : UInt8(min(max((value - scale.lowerBound) / span, 0), 1) * 255)
        }
        return Picture(width: width, height: height, pixels: pixels)
    }

    /// For each pixel the difference of the channel that differs the most; both have the same size.
    ///
    /// A mean would hide exchanged channels: what one gains, another loses.
    func largestDifference(from other: ColorImage) -> Plane {
        Plane(
            height: height, width: width,
            values: (0..<height * width).map { pixel in
                var largest: Float = 0
                for channel in 0..<3 {
                    let difference = values[pixel * 3 + channel] - other.values[pixel * 3 + channel]
                    if !(abs(difference) <= abs(largest)) { largest = difference }
                }
                return largest
            })
    }
}
