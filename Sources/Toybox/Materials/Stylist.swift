/// Chooses colours and proportions for everything in a scene.
struct Stylist: Sendable {
    var random: RandomSource
    let palette: Palette
    /// True for the hard set: colours that the class does not usually have.
    let unusual: Bool

    /// A toy colour of the palette, slightly varied.
    mutating func toy() -> Vector {
        vary(random.pick(palette.toys))
    }

    /// Two different toy colours.
    mutating func toys() -> (Vector, Vector) {
        let first = random.index(below: palette.toys.count)
        let step = 1 + random.index(below: palette.toys.count - 1)
        return (vary(palette.toys[first]), vary(palette.toys[(first + step) % palette.toys.count]))
    }

    /// A quiet light colour.
    mutating func light() -> Vector {
        vary(random.pick(palette.lights))
    }

    /// A colour of wood.
    mutating func wood() -> Vector {
        vary(random.pick(Palette.woods))
    }

    /// One of the colours this thing has in life; in unusual scenes, often any toy colour.
    mutating func natural(_ colours: [UInt32], free: Float) -> Vector {
        random.chance(unusual ? 0.7 : free) ? toy() : vary(Colour.srgb(random.pick(colours)))
    }

    mutating func seed() -> Int32 {
        Int32(truncatingIfNeeded: random.next() & 0xFFFF)
    }

    private mutating func vary(_ colour: Vector) -> Vector {
        let tint = Vector(random.uniform(0.93, 1.07), random.uniform(0.93, 1.07), random.uniform(0.93, 1.07))
        return colour * tint * random.uniform(0.88, 1.1)
    }
}
