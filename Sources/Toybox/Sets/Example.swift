/// A finished picture of any set with its truth.
public struct Example: Sendable {
    /// Width and height.
    public let size: Int
    /// sRGB bytes in HWC order: `pixels[(y * size + x) * 3 + channel]`.
    public let pixels: [UInt8]
    /// The ``Region/value`` of what each pixel shows, at least by half, otherwise 0; HW order.
    public let mask: [UInt8]
    /// The number of its class among ``PictureSet/classes``.
    public let label: Int
    /// What stands beside the class: the tag, the marker or the crossing; "none" where nothing does.
    public let companion: String

    init(_ canvas: Canvas, label: Int, companion: String) {
        size = canvas.size
        pixels = canvas.pixels
        mask = canvas.regions
        self.label = label
        self.companion = companion
    }

    init(_ rendering: Rendering) {
        size = rendering.size
        pixels = rendering.pixels
        mask = rendering.mask
        label = Int(rendering.label.rawValue)
        companion = "none"
    }
}
