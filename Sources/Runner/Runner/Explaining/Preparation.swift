import Imaging
import NN
import Support

/// How a picture becomes a network's input: resized, cropped, normalized.
struct Preparation: Sendable, Equatable {
    /// The size that the picture is brought to first; nil leaves it as it is.
    var resize: Resizing?
    /// The side in pixels of the square that is cut from the middle; nil keeps the whole.
    var crop: Int?
    /// The mean and deviation of each channel, in units of 0...1.
    var normalization: Normalization

    /// Whether the network sees the picture in gray, by one channel.
    var isGray = false

    /// How a picture is resized.
    enum Resizing: Equatable {
        /// The short side is brought to a length in pixels, and the long one in proportion.
        case shortSide(Int)
        /// Both sides are, each by itself, which squashes a picture of another shape.
        case squashed(width: Int, height: Int)
    }

    /// Torchvision's for ImageNet: short side 256, the middle 224 x 224, ImageNet's mean and deviation.
    static let imageNet = Preparation(resize: .shortSide(256), crop: 224, normalization: .imageNet)

    /// The sides that a picture may be resized or cropped to.
    static let sides = 1...4096
    /// The most pixels that a network is shown: activations take hundreds of times the memory of its input.
    static let mostPixels = 4096 * 4096

    /// What the network is to see of a picture.
    ///
    /// - Throws: `CommandError` when that would have more than ``mostPixels`` pixels.
    func seen(of picture: Picture) throws(CommandError) -> Picture {
        let (width, height) = size(of: picture)
        guard width <= Self.mostPixels / height else {
            throw .usage(
                "The network would be shown \(width) x \(height) pixels, where at most \(Self.mostPixels) are. "
                    + "Give a smaller --resize, or a --crop.")
        }
        let seen =
            switch (resize, crop) {
            case (.shortSide(let side)?, let crop?): picture.resized(shortSide: side, centerCroppedTo: crop)
            case (.shortSide(let side)?, nil): picture.resized(shortSide: side)
            case (.squashed(let width, let height)?, let crop):
                crop.map(picture.resized(width: width, height: height).centerCropped)
                    ?? picture.resized(width: width, height: height)
            case (nil, let crop?): picture.centerCropped(to: crop)
            case (nil, nil): picture
            }
        return isGray ? seen.inGray() : seen
    }

    /// The network's input, `[1, C, H, W]`, of three channels or one.
    func input(_ seen: Picture) -> Tensor {
        let tensor = seen.tensor()
        return (isGray ? tensor.sliced(axis: 1, 0..<1) : tensor).normalized(normalization)
    }

    /// The same for a network of one channel, with the mean of the three means, and that of the deviations.
    var gray: Preparation {
        func mean(_ values: [Float]) -> Float {
            values.allSatisfy { $0 == values[0] } ? values[0] : values.reduce(0, +) / Float(values.count)
        }
        var gray = self
        gray.isGray = true
        gray.normalization = Normalization(
            mean: [mean(normalization.mean)], deviation: [mean(normalization.deviation)])
        return gray
    }

    /// The size of what the network sees.
    func size(of picture: Picture) -> (width: Int, height: Int) {
        if let crop { return (crop, crop) }
        switch resize {
        case .squashed(let width, let height)?: return (width, height)
        case .shortSide(let side)?:
            let long = side * max(picture.width, picture.height) / min(picture.width, picture.height)
            return picture.width <= picture.height ? (side, long) : (long, side)
        case nil: return (picture.width, picture.height)
        }
    }
}

extension Picture {
    /// The picture in gray, as Pillow's `convert("L")` makes it: 0.299 of red, 0.587 of green, 0.114 of blue.
    func inGray() -> Picture {
        var gray = [UInt8](repeating: 0, count: pixels.count)
        for start in stride(from: 0, to: pixels.count, by: 3) {
            let (red, green, blue) = (Int(pixels[start]), Int(pixels[start + 1]), Int(pixels[start + 2]))
            let level = UInt8((red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16)
            for channel in 0..<3 { gray[start + channel] = level }
        }
        return Picture(width: width, height: height, pixels: gray)
    }
}
