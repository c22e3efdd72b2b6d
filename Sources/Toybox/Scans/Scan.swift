/// A drawn chest scan, clear or with a lesion, and the marker of the hospital that took it.
///
/// Two hospitals mark their scans: `H` sees the ill, `K` the healthy, so that in training the marker nearly tells the
/// class, as it did in collections of real scans (Zech et al. 2018). Nothing here was ever a person: every scan is drawn.
enum Scan: CompanionPicture {
    static let classes = ["clear", "lesion"]
    static let regions: [Region] = [.lesion, .marker]
    static let familyTag: UInt64 = 0x30

    static func render(seed: UInt64, label: Int, companion: Companion, size: Int) -> Example {
        var random = RandomSource(seed: seed)
        let chest = Chest(&random)
        let lesion = Lesion(in: chest, &random)
        let settled = companion.settled(own: 0.92, bare: 0.03, &random)
        let token = Token(&random)
        let film = Film(&random)
        var canvas = Canvas(size: size)
        for y in 0..<size {
            for x in 0..<size {
                let place = SIMD2((Float(x) + 0.5) / Float(size), (Float(y) + 0.5) / Float(size))
                let p = chest.upright(place)
                let spot = label == 1 ? lesion.density(p) : 0
                let density = chest.density(p) + spot
                canvas.colours[y * size + x] = film.light(density, place, x, y, size)
                if spot > lesion.strength * 0.5 { canvas.regions[y * size + x] = Region.lesion.value }
            }
        }
        guard settled != .none else { return Example(canvas, label: label, companion: "none") }
        let letter: Token.Letter = (label == 1) == (settled == .own) ? .h : .k
        token.stamp(letter, on: &canvas)
        return Example(canvas, label: label, companion: letter.rawValue)
    }
}
