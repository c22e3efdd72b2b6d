extension Tile {
    /// The picture at another size, with its marks; what is enlarged keeps hard edges, what is shrunk loses no pixel.
    ///
    /// Marks have the same thickness at any size, so that they are seen and hide little.
    /// - Parameters:
    ///   - width: the new width in pixels.
    ///   - height: the new height in pixels.
    public func picture(width: Int, height: Int) -> Picture {
        let isEnlarged = width >= picture.width && height >= picture.height
        var shown = picture.resized(width: width, height: height, by: isEnlarged ? .nearest : .bilinear)
        let across = Double(width) / Double(picture.width)
        let down = Double(height) / Double(picture.height)
        for mark in marks {
            let x = Int(Double(mark.x) * across)
            let y = Int(Double(mark.y) * down)
            let right = Int((Double(mark.x + mark.width) * across).rounded(.up))
            let bottom = Int((Double(mark.y + mark.height) * down).rounded(.up))
            if right - x < 4 && bottom - y < 4 {
                shown.crosshair(x: (x + right) / 2, y: (y + bottom) / 2, color: mark.color)
            } else {
                shown.mark(x: x, y: y, width: right - x, height: bottom - y, color: mark.color)
            }
        }
        return shown
    }
}
