extension Picture {
    /// The picture as it looks when the orientation that its file states is applied.
    func oriented(_ orientation: Orientation) -> Picture {
        if orientation == .upright { return self }
        let turned = orientation.rawValue >= Orientation.transposed.rawValue
        let (w, h) = turned ? (height, width) : (width, height)
        // Where the pixel at x, y of the result lies in the stored rows: an origin and a step along each axis.
        let right = width - 1
        let bottom = height - 1
        let (x0, y0): (Int, Int) =
            switch orientation {
            case .upright, .transposed: (0, 0)
            case .mirrored, .turnedRight: (right, 0)
            case .upsideDown, .transverse: (right, bottom)
            case .upsideDownMirrored, .turnedLeft: (0, bottom)
            }
        let alongX = turned ? (y0 == 0 ? width : -width) : (x0 == 0 ? 1 : -1)
        let alongY = turned ? (x0 == 0 ? 1 : -1) : (y0 == 0 ? width : -width)
        let bytes = [UInt8](unsafeUninitializedCapacity: pixels.count) { result, initialized in
            pixels.withUnsafeBufferPointer { stored in
                var target = 0
                for y in 0..<h {
                    var source = y0 * width + x0 + y * alongY
                    for _ in 0..<w {
                        result[target] = stored[source * 3]
                        result[target + 1] = stored[source * 3 + 1]
                        result[target + 2] = stored[source * 3 + 2]
                        source += alongX
                        target += 3
                    }
                }
            }
            initialized = pixels.count
        }
        return Picture(width: w, height: h, pixels: bytes)
    }
}
