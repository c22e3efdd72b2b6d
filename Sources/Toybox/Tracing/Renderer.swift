/// Turns a world into pixels: one ray a pixel, four more where neighbours disagree.
struct Renderer {
    let world: World
    let size: Int
    let grainSeed: Int32

    private static let spots: [SIMD2<Float>] = [[-0.375, -0.125], [0.125, -0.375], [0.375, 0.125], [-0.125, 0.375]]

    func render(label: ToyClass) -> Rendering {
        let canvas = canvas()
        return Rendering(
            size: size, pixels: canvas.pixels, mask: canvas.regions, label: label,
            box: PixelBox(around: canvas.regions, size: size))
    }

    /// The developed picture, and what each pixel shows.
    func canvas() -> Canvas {
        let count = size * size
        let step = 1 / Float(size)
        let pixel = 2 * world.camera.spread * step
        var samples: [Sample] = []
        samples.reserveCapacity(count)
        for y in 0..<size {
            for x in 0..<size {
                let ray = world.camera.ray((Float(x) + 0.5) * step, (Float(y) + 0.5) * step)
                samples.append(world.sample(ray, pixel: pixel))
            }
        }
        let rough = roughPixels(samples)
        var canvas = Canvas(size: size)
        for y in 0..<size {
            for x in 0..<size {
                let index = y * size + x
                var colour = samples[index].colour
                var region = samples[index].region
                if rough[index] {
                    var seen: [UInt8] = [region]
                    for spot in Self.spots {
                        let ray = world.camera.ray((Float(x) + 0.5 + spot.x) * step, (Float(y) + 0.5 + spot.y) * step)
                        let extra = world.sample(ray, pixel: pixel)
                        colour += extra.colour
                        seen.append(extra.region)
                    }
                    colour *= 0.2
                    region = seen.first { value in seen.count { $0 == value } * 2 >= seen.count } ?? 0
                }
                canvas.regions[index] = region
                canvas.colours[index] = develop(colour, x, y)
            }
        }
        return canvas
    }

    /// Slight vignette and film grain.
    @inline(__always)
    private func develop(_ colour: Vector, _ x: Int, _ y: Int) -> Vector {
        let u = (Float(x) + 0.5) / Float(size) - 0.5
        let v = (Float(y) + 0.5) / Float(size) - 0.5
        let grain = Noise.hash(Int32(x), Int32(y), grainSeed) - 0.5
        return colour * (1.02 - 0.2 * (u * u + v * v)) * (1 + grain * 0.022)
    }

    /// Pixels that differ from a neighbour in object, direction or colour.
    private func roughPixels(_ samples: [Sample]) -> [Bool] {
        var rough = [Bool](repeating: false, count: samples.count)
        for y in 0..<size {
            for x in 0..<size {
                let index = y * size + x
                if x + 1 < size && differ(samples[index], samples[index + 1]) {
                    rough[index] = true
                    rough[index + 1] = true
                }
                if y + 1 < size && differ(samples[index], samples[index + size]) {
                    rough[index] = true
                    rough[index + size] = true
                }
            }
        }
        return rough
    }

    @inline(__always)
    private func differ(_ a: Sample, _ b: Sample) -> Bool {
        if a.object != b.object { return true }
        if a.object >= 0 && dot(a.normal, b.normal) < 0.8 { return true }
        let gap = absolute(a.colour - b.colour)
        let level = 0.1 * (0.12 + max(max(a.colour.x, a.colour.y), a.colour.z))
        return max(max(gap.x, gap.y), gap.z) > (a.object >= 0 ? level * 1.3 : level * 2)
    }
}
