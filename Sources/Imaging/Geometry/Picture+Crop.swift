extension Picture {
    /// The part that begins at column `x` and row `y`.
    ///
    /// - Precondition: the part lies inside the picture.
    public func cropped(x: Int, y: Int, width: Int, height: Int) -> Picture {
        precondition(
            x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= self.width && y + height <= self.height,
            "a part of \(width) x \(height) at x \(x), y \(y) does not lie in a picture of \(self.width) x \(self.height)"
        )
        return window(x: x, y: y, width: width, height: height)
    }

    /// The middle, `size` x `size`, as torchvision's `CenterCrop`.
    public func centerCropped(to size: Int) -> Picture {
        centerCropped(width: size, height: size)
    }

    /// The middle, as torchvision's `CenterCrop`: offsets are rounded half to even, and a picture that is too small is
    /// first padded with black.
    public func centerCropped(width: Int, height: Int) -> Picture {
        precondition(width > 0 && height > 0, "a crop of \(width) x \(height) pixels has no pixel")
        // Torchvision pads before it crops: half of what is missing, rounded down, goes to the left and the top.
        let left = max(0, (width - self.width) / 2)
        let top = max(0, (height - self.height) / 2)
        let padded = (width: max(width, self.width), height: max(height, self.height))
        func offset(_ whole: Int, _ part: Int) -> Int {
            Int((Double(whole - part) / 2).rounded(.toNearestOrEven))
        }
        return window(
            x: offset(padded.width, width) - left, y: offset(padded.height, height) - top, width: width, height: height)
    }

    /// What a window shows, which may lie partly outside, where it is black.
    private func window(x: Int, y: Int, width: Int, height: Int) -> Picture {
        var result = [UInt8](repeating: 0, count: width * height * 3)
        let columns = max(x, 0)..<max(max(x, 0), min(x + width, self.width))
        let rows = max(y, 0)..<max(max(y, 0), min(y + height, self.height))
        for row in rows {
            let source = (row * self.width + columns.lowerBound) * 3
            let target = ((row - y) * width + columns.lowerBound - x) * 3
            result.replaceSubrange(
                target..<(target + columns.count * 3), with: pixels[source..<(source + columns.count * 3)])
        }
        return Picture(width: width, height: height, pixels: result)
    }
}
