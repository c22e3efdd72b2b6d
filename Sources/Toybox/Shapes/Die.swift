/// A die with hollow pips; opposite faces add up to seven.
struct Die: Shape {
    let half: Float
    let rounding: Float
    let colour: Vector
    let pip: Vector
    let wooden: Bool
    let seed: Int32

    init(_ stylist: inout Stylist) {
        half = stylist.random.uniform(0.34, 0.4)
        rounding = stylist.random.uniform(0.05, 0.1)
        wooden = stylist.random.chance(0.2)
        let pale = stylist.random.chance(0.45)
        colour = wooden ? stylist.wood() : (pale ? stylist.light() : stylist.toy())
        let dark = stylist.random.chance(0.6)
        pip =
            pale || wooden
            ? (dark ? [0.03, 0.03, 0.035] : stylist.toy())
            : (Colour.luminance(colour) > 0.35 ? [0.03, 0.03, 0.035] : stylist.light())
        seed = stylist.seed()
    }

    var bounds: Box { Box([-half, 0, -half], [half, 2 * half, half]) }

    /// Distance to the nearest pip's centre on the face that `q` (relative to the die's centre) points to.
    @inline(__always)
    private func pipDistance(_ q: Vector) -> Float {
        let a = absolute(q)
        let u: Float
        let v: Float
        let n: Int
        let depth: Float
        if a.x >= a.y && a.x >= a.z {
            (u, v, n, depth) = (q.y, q.z, q.x > 0 ? 3 : 4, a.x - half)
        } else if a.y >= a.z {
            (u, v, n, depth) = (q.x, q.z, q.y > 0 ? 5 : 2, a.y - half)
        } else {
            (u, v, n, depth) = (q.x, q.y, q.z > 0 ? 1 : 6, a.z - half)
        }
        let s = half * 0.5
        var d: Float = 9
        if n & 1 == 1 { d = u * u + v * v }
        if n >= 2 {
            // The diagonal pair; from four on, both diagonals.
            let w = n >= 4 ? abs(u) : (u * v < 0 ? 9 : abs(u))
            let x = abs(v)
            d = min(d, (w - s) * (w - s) + (x - s) * (x - s))
        }
        if n == 6 { d = min(d, (abs(u) - s) * (abs(u) - s) + v * v) }
        return (d + depth * depth).squareRoot()
    }

    func distance(_ p: Vector) -> Float {
        let q = p - Vector(0, half, 0)
        let box = Field.roundedBox(q, Vector(half, half, half), rounding)
        if box > 0.05 { return box }
        let hollow = half * 0.2 - pipDistance(q)
        return Field.meet(box, hollow, 0.015) * 0.9
    }

    func surface(_ p: Vector) -> Surface {
        let q = p - Vector(0, half, 0)
        if pipDistance(q) < half * 0.208 { return .lacquer(pip) }
        return wooden ? .satin(Grain.shade(colour, p, seed: seed)) : .lacquer(colour)
    }
}
