/// A picture in the making: linear light, and for every pixel what it shows.
struct Canvas: Sendable {
    /// Width and height.
    let size: Int
    /// Linear colours, row by row.
    var colours: [Vector]
    /// The value of the region that each pixel shows, 0 where none.
    var regions: [UInt8]

    init(size: Int, colour: Vector = .zero) {
        self.size = size
        colours = [Vector](repeating: colour, count: size * size)
        regions = [UInt8](repeating: 0, count: size * size)
    }

    /// sRGB bytes in HWC order.
    var pixels: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size * size * 3)
        for index in colours.indices {
            let colour = colours[index]
            bytes[index * 3] = Encoding.byte(colour.x)
            bytes[index * 3 + 1] = Encoding.byte(colour.y)
            bytes[index * 3 + 2] = Encoding.byte(colour.z)
        }
        return bytes
    }

    /// Paints a flat figure, its edge smoothed over a pixel.
    ///
    /// - Parameters:
    ///   - middle, reach: no part of the figure is farther from `middle` than `reach`; x and y run from 0 (left, top)
    ///     to 1.
    ///   - opacity: 1 hides what is below.
    ///   - softness: how far the edge fades, at least a pixel.
    ///   - region: what the pixels show that the figure covers at least by half; nil leaves them as they were.
    ///   - distance: signed distance to the figure's outline from a point, given relative to `middle`.
    mutating func paint(
        _ colour: Vector, middle: SIMD2<Float>, reach: Float, opacity: Float = 1, softness: Float = 0,
        region: UInt8? = nil, distance: (Float, Float) -> Float
    ) {
        let pixel = 1 / Float(size)
        let fade = max(pixel, softness)
        let span = reach + fade
        func bounds(_ center: Float) -> Range<Int> {
            let low = clamp(center - span) * Float(size)
            let high = clamp(center + span) * Float(size)
            return Int(low)..<max(Int(low), min(size, Int(high) + 1))
        }
        for y in bounds(middle.y) {
            for x in bounds(middle.x) {
                let gap = distance((Float(x) + 0.5) * pixel - middle.x, (Float(y) + 0.5) * pixel - middle.y)
                let cover = clamp(0.5 - gap / fade)
                if cover <= 0 { continue }
                let index = y * size + x
                colours[index] = mix(colours[index], colour, cover * opacity)
                if let region, cover >= 0.5 { regions[index] = region }
            }
        }
    }
}
