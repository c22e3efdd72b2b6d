import Imaging
import NN
import Support

/// How a picture becomes a network's input: resized, cropped, normalized.
struct Preparation: Sendable, Equatable {
    /// The length in pixels that the short side is brought to first; nil leaves the picture as it is.
    var resize: Int?
    /// The side in pixels of the square that is cut from the middle; nil keeps the whole.
    var crop: Int?
    /// The mean and deviation of each channel, in units of 0...1.
    var normalization: Normalization

    /// Torchvision's for ImageNet: short side 256, the middle 224 x 224, ImageNet's mean and deviation.
    static let imageNet = Preparation(resize: 256, crop: 224, normalization: .imageNet)

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
        return switch (resize, crop) {
        case (let resize?, let crop?): picture.resized(shortSide: resize, centerCroppedTo: crop)
        case (let resize?, nil): picture.resized(shortSide: resize)
        case (nil, let crop?): picture.centerCropped(to: crop)
        case (nil, nil): picture
        }
    }

    /// The network's input, `[1, 3, H, W]`.
    func input(_ seen: Picture) -> Tensor {
        seen.tensor().normalized(normalization)
    }

    private func size(of picture: Picture) -> (width: Int, height: Int) {
        if let crop { return (crop, crop) }
        guard let resize else { return (picture.width, picture.height) }
        let long = resize * max(picture.width, picture.height) / min(picture.width, picture.height)
        return picture.width <= picture.height ? (resize, long) : (long, resize)
    }
}
