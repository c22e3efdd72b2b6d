extension Picture {
    /// Fills a rectangle; what lies outside the picture is left out.
    public mutating func fill(x: Int, y: Int, width: Int, height: Int, color: Color) {
        let columns = max(x, 0)..<max(max(x, 0), min(x + width, self.width))
        let rows = max(y, 0)..<max(max(y, 0), min(y + height, self.height))
        let stride = self.width * 3
        withMutablePixels { bytes in
            for row in rows {
                for column in columns {
                    let index = row * stride + column * 3
                    bytes[index] = color.red
                    bytes[index + 1] = color.green
                    bytes[index + 2] = color.blue
                }
            }
        }
    }

    /// Puts another picture on this one with its top left corner at `x`, `y`; what lies outside is left out.
    public mutating func paste(_ other: Picture, x: Int, y: Int) {
        let columns = max(x, 0)..<max(max(x, 0), min(x + other.width, width))
        let rows = max(y, 0)..<max(max(y, 0), min(y + other.height, height))
        let stride = width * 3
        withMutablePixels { bytes in
            for row in rows {
                let source = ((row - y) * other.width + columns.lowerBound - x) * 3
                let target = row * stride + columns.lowerBound * 3
                for index in 0..<(columns.count * 3) { bytes[target + index] = other.pixels[source + index] }
            }
        }
    }

    /// Writes one line of text with its top left corner at `x`, `y`, nine pixels high times `size`.
    ///
    /// ASCII and `× · … − ± ≤ ≥ → ✓ ✗` are drawn, accents are left off, anything else becomes a box.
    public mutating func draw(_ text: String, x: Int, y: Int, color: Color = .black, size: Int = 1) {
        var left = x
        for character in text {
            let glyph = Lettering.glyph(for: character)
            for (row, columns) in glyph.rows.enumerated() {
                for (column, inked) in columns.enumerated() where inked {
                    fill(x: left + column * size, y: y + row * size, width: size, height: size, color: color)
                }
            }
            left += (glyph.width + Lettering.spacing) * size
        }
    }

    /// The width in pixels that a line of text takes when drawn.
    public static func width(of text: String, size: Int = 1) -> Int {
        Lettering.width(of: text, size: size)
    }

    /// Draws a frame of the given thickness just inside a rectangle.
    public mutating func frame(x: Int, y: Int, width: Int, height: Int, thickness: Int = 1, color: Color) {
        fill(x: x, y: y, width: width, height: thickness, color: color)
        fill(x: x, y: y + height - thickness, width: width, height: thickness, color: color)
        fill(x: x, y: y, width: thickness, height: height, color: color)
        fill(x: x + width - thickness, y: y, width: thickness, height: height, color: color)
    }

    /// Marks a rectangle from outside, white with a dark edge, so that it is seen on any color and hides nothing inside.
    public mutating func mark(x: Int, y: Int, width: Int, height: Int, color: Color = .white) {
        let edge = color.luma > 0.5 ? Color(0x101418) : Color(0xF8F8F6)
        frame(x: x - 3, y: y - 3, width: width + 6, height: height + 6, color: edge)
        frame(x: x - 2, y: y - 2, width: width + 4, height: height + 4, color: color)
        frame(x: x - 1, y: y - 1, width: width + 2, height: height + 2, color: edge)
    }

    /// Marks one pixel with a cross whose arms leave the pixel itself and its neighbors free.
    public mutating func crosshair(x: Int, y: Int, arm: Int = 6, color: Color = .white) {
        let edge = color.luma > 0.5 ? Color(0x101418) : Color(0xF8F8F6)
        for (grow, ink) in [(1, edge), (0, color)] {
            let thick = 1 + 2 * grow
            let long = arm + 2 * grow
            fill(x: x - 2 - arm - grow, y: y - grow, width: long, height: thick, color: ink)
            fill(x: x + 3 - grow, y: y - grow, width: long, height: thick, color: ink)
            fill(x: x - grow, y: y - 2 - arm - grow, width: thick, height: long, color: ink)
            fill(x: x - grow, y: y + 3 - grow, width: thick, height: long, color: ink)
        }
    }
}
