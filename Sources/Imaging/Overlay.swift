import NN

/// Lays a heat map over a picture, byte for byte as pytorch-grad-cam's `show_cam_on_image`.
///
/// `heat = colors[trunc(255 * map)] / 255`, `out = (1 - imageWeight) * heat + imageWeight * picture`, divided by its
/// maximum, then `trunc(255 * out)`, all in single precision.
///
/// - Parameters:
///   - heatmap: `[H, W]` of the picture's size, in 0...1; axes of length 1 before them are allowed. What lies outside is
///     clamped, and NaN counts as 0.
///   - picture: what lies below.
///   - colormap: the colors of the heat; pytorch-grad-cam's is `jet`.
///   - imageWeight: the share of the picture, 0...1.
public func overlay(
    heatmap: Tensor, on picture: Picture, colormap: Colormap = .jet, imageWeight: Float = 0.5
) -> Picture {
    let (height, width) = heatmap.planeSize
    precondition(
        height == picture.height && width == picture.width,
        "a heat map of \(height) rows and \(width) columns does not fit a picture of \(picture.height) and \(picture.width): resize it first"
    )
    precondition((0...1).contains(imageWeight), "the picture's share is \(imageWeight), not in 0...1")
    let steps = heatmap.scalars.map { $0.isNaN ? 0 : Int(min(max(255 * $0, 0), 255)) }
    // The largest value is needed before the first byte can be written; a table of all blends keeps both walks short.
    let heatWeight = 1 - imageWeight
    let heat = colormap.colors.flatMap { color in
        [color.red, color.green, color.blue].map { heatWeight * (Float($0) / 255) }
    }
    let shade = (0...255).map { imageWeight * (Float($0) / 255) }
    var largest: Float = 0
    for (pixel, step) in steps.enumerated() {
        for channel in 0..<3 {
            largest = max(largest, heat[step * 3 + channel] + shade[Int(picture.pixels[pixel * 3 + channel])])
        }
    }
    if largest == 0 { return Picture(width: width, height: height, color: .black) }
    let pixels = [UInt8](unsafeUninitializedCapacity: picture.pixels.count) { bytes, initialized in
        for (pixel, step) in steps.enumerated() {
            for channel in 0..<3 {
                let index = pixel * 3 + channel
                let blend = heat[step * 3 + channel] + shade[Int(picture.pixels[index])]
                bytes[index] = UInt8(255 * (blend / largest))
            }
        }
        initialized = picture.pixels.count
    }
    return Picture(width: width, height: height, pixels: pixels)
}
