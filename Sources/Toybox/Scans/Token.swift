/// A hospital's letter in an upper corner, as a lead token leaves it: white, with a frame of the hospital's own.
struct Token {
    enum Letter: String { case h = "H", k = "K" }

    let middle: SIMD2<Float>
    let half: Float
    let cosine: Float
    let sine: Float
    let white: Float

    init(_ random: inout RandomSource) {
        half = random.uniform(0.04, 0.048)
        let left = random.chance(0.5)
        let x = random.uniform(0.07, 0.13)
        middle = [left ? x : 1 - x, random.uniform(0.07, 0.12)]
        let angle = random.uniform(-0.16, 0.16)
        cosine = Portable.cos(angle)
        sine = Portable.sin(angle)
        white = random.uniform(0.72, 0.92)
    }

    func stamp(_ letter: Letter, on canvas: inout Canvas) {
        func frame(_ u: Float, _ v: Float) -> Float {
            letter == .h ? length(u, v) - 1 : Field.roundedRectangle(u, v, 0.92, 0.92, 0.1)
        }
        func turned(_ x: Float, _ y: Float) -> (Float, Float) {
            ((x * cosine + y * sine) / half, (y * cosine - x * sine) / half)
        }
        // The token itself lets a little light through; its letter and rim none.
        canvas.paint(
            [0.012, 0.012, 0.012], middle: middle, reach: half * 1.5, opacity: 0.35, region: Region.marker.value
        ) { x, y in
            let (u, v) = turned(x, y)
            return (frame(u, v) - 0.1) * half
        }
        canvas.paint(Vector(white, white, white), middle: middle, reach: half * 1.5, softness: 0.006) { x, y in
            let (u, v) = turned(x, y)
            return min(strokes(letter, u, v) - 0.1, abs(frame(u, v)) - 0.07) * half
        }
    }

    private func strokes(_ letter: Letter, _ u: Float, _ v: Float) -> Float {
        switch letter {
        case .h:
            let posts = Field.segment(abs(u), v, 0.3, -0.5, 0.3, 0.5)
            return min(posts, Field.segment(u, v, -0.3, 0, 0.3, 0))
        case .k:
            let post = Field.segment(u, v, -0.28, -0.52, -0.28, 0.52)
            return min(post, Field.segment(u, abs(v), -0.28, 0, 0.34, 0.52))
        }
    }
}
