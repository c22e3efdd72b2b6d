/// A rectangle of pixels: `left` and `top` inside, `right` and `bottom` just outside.
public struct PixelBox: Sendable, Hashable, Codable {
    /// The first column inside.
    public let left: Int
    /// The first row inside.
    public let top: Int
    /// The first column to the right of it.
    public let right: Int
    /// The first row below it.
    public let bottom: Int

    /// The tightest box around the non-zero bytes of a mask in HW order; empty at the origin when there are none.
    public init(around mask: [UInt8], size: Int) {
        var (l, t, r, b) = (size, size, 0, 0)
        for y in 0..<size {
            for x in 0..<size where mask[y * size + x] != 0 {
                l = min(l, x)
                t = min(t, y)
                r = max(r, x + 1)
                b = max(b, y + 1)
            }
        }
        (left, top, right, bottom) = r == 0 ? (0, 0, 0, 0) : (l, t, r, b)
    }
}
