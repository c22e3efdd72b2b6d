/// A square paper sticker on a picture: where it sits and how it is turned.
struct Sticker {
    /// Its middle; x and y run from 0 (left, top) to 1.
    let middle: SIMD2<Float>
    /// Half of its width.
    let half: Float
    let cosine: Float
    let sine: Float
    let paper: Vector

    /// Finds a place near the edge of the picture where little of the main object is hidden.
    init(world: World, _ random: inout RandomSource) {
        half = random.uniform(0.08, 0.1)
        let angle = random.uniform(-0.3, 0.3)
        cosine = Portable.cos(angle)
        sine = Portable.sin(angle)
        let warm = random.uniform(0.9, 1)
        paper = Vector(0.84, 0.82 * warm + 0.02, 0.74 * warm) * random.uniform(0.85, 1)
        var best = SIMD2<Float>(0.15, 0.15)
        var least = Int.max
        for _ in 0..<8 {
            let along = random.uniform(0.14, 0.86)
            let depth = random.uniform(0.12, 0.17)
            let place: SIMD2<Float>
            switch random.index(below: 4) {
            case 0: place = [along, depth]
            case 1: place = [along, 1 - depth]
            case 2: place = [depth, along]
            default: place = [1 - depth, along]
            }
            let hidden = Self.hidden(world, place, half)
            if hidden < least {
                least = hidden
                best = place
            }
        }
        middle = best
    }

    /// How many of 49 rays through a sticker's place meet the main object.
    private static func hidden(_ world: World, _ place: SIMD2<Float>, _ half: Float) -> Int {
        var count = 0
        for j in -3...3 {
            for i in -3...3 {
                let ray = world.camera.ray(place.x + Float(i) * half * 0.4, place.y + Float(j) * half * 0.4)
                if world.solids[0].hit(ray, limit: 60, precision: 0.002) != nil { count += 1 }
            }
        }
        return count
    }

    func stick(_ mark: Mark, on canvas: inout Canvas) {
        let reach = half * 1.5
        func turned(_ x: Float, _ y: Float) -> (Float, Float) {
            ((x * cosine + y * sine) / half, (y * cosine - x * sine) / half)
        }
        canvas.paint(
            [0.02, 0.02, 0.03], middle: middle + [0.006, 0.009], reach: reach, opacity: 0.45, softness: half * 0.22
        ) { x, y in
            let (u, v) = turned(x, y)
            return Field.roundedRectangle(u, v, 1, 1, 0.2) * half
        }
        canvas.paint(paper, middle: middle, reach: reach, region: Region.tag.value) { x, y in
            let (u, v) = turned(x, y)
            return Field.roundedRectangle(u, v, 1, 1, 0.2) * half
        }
        canvas.paint(mark.ink, middle: middle, reach: reach) { x, y in
            let (u, v) = turned(x, y)
            // A thin printed frame around the mark.
            let frame = abs(Field.roundedRectangle(u, v, 0.86, 0.86, 0.12)) - 0.035
            return min(mark.distance(u, v), frame) * half
        }
    }
}
