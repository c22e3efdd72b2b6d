/// A finished picture with its truth.
public struct Rendering: Sendable {
    /// Width and height.
    public let size: Int
    /// sRGB bytes in HWC order: `pixels[(y * size + x) * 3 + channel]`.
    public let pixels: [UInt8]
    /// 255 where at least half of the pixel shows the main object, otherwise 0; HW order.
    public let mask: [UInt8]
    /// The main object's class.
    public let label: ToyClass
    /// The tightest box around the mask.
    public let box: PixelBox
}
