/// A picture in memory: RGB, eight bits a channel, rows from the top.
///
/// ```swift
/// let photo = try Picture(contentsOf: URL(filePath: "mug.jpg"))
/// let x = photo.resized(shortSide: 256).centerCropped(to: 224).tensor().normalized(.imageNet)   // [1, 3, 224, 224]
/// ```
public struct Picture: Sendable, Hashable {
    /// The number of columns, at least 1.
    public let width: Int
    /// The number of rows, at least 1.
    public let height: Int
    /// The bytes, `[height, width, 3]` in row-major order: red, green, blue of the top left pixel first.
    public private(set) var pixels: [UInt8]

    /// A picture by its bytes, `[height, width, 3]` in row-major order.
    ///
    /// - Precondition: `width` and `height` are at least 1, and there are `width * height * 3` bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) pixels has no pixel")
        precondition(
            pixels.count == width * height * 3,
            "\(pixels.count) bytes do not fill a picture of \(width) x \(height) pixels, which has \(width * height * 3)"
        )
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture of one color.
    ///
    /// - Precondition: `width` and `height` are at least 1 pixel.
    public init(width: Int, height: Int, color: Color) {
        precondition(width > 0 && height > 0, "a picture of \(width) x \(height) pixels has no pixel")
        let count = width * height
        self.init(
            width: width, height: height,
            pixels: Array(unsafeUninitializedCapacity: count * 3) { bytes, initialized in
                for index in 0..<count {
                    bytes[index * 3] = color.red
                    bytes[index * 3 + 1] = color.green
                    bytes[index * 3 + 2] = color.blue
                }
                initialized = count * 3
            })
    }

    /// The color of one pixel; `x` counts columns from the left, `y` rows from the top.
    public subscript(x x: Int, y y: Int) -> Color {
        get {
            let index = offset(x, y)
            return Color(red: pixels[index], green: pixels[index + 1], blue: pixels[index + 2])
        }
        set {
            let index = offset(x, y)
            pixels[index] = newValue.red
            pixels[index + 1] = newValue.green
            pixels[index + 2] = newValue.blue
        }
    }

    private func offset(_ x: Int, _ y: Int) -> Int {
        precondition(
            x >= 0 && x < width && y >= 0 && y < height,
            "pixel x \(x), y \(y) lies outside the picture of \(width) x \(height) pixels")
        return (y * width + x) * 3
    }

    /// Gives access to the bytes in place, `[height, width, 3]`, for code that draws.
    mutating func withMutablePixels<Result>(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Result) -> Result {
        pixels.withUnsafeMutableBufferPointer { body($0) }
    }
}
