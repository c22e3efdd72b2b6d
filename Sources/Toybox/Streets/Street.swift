/// A toy street: an open road, one with a person on it, or one with a stop sign.
///
/// People on the road mostly walk on a zebra crossing, and where no one walks there is seldom one: a network can learn
/// the stripes instead of the person.
enum Street: CompanionPicture {
    static let classes = ["open road", "pedestrian", "stop sign"]
    static let regions: [Region] = [.sign, .pedestrian, .crossing]
    static let familyTag: UInt64 = 0x40

    static func render(seed: UInt64, label: Int, companion: Companion, size: Int) -> Example {
        var random = RandomSource(seed: seed)
        let settled = companion.settled(own: 0.94, bare: 0.03, &random)
        let walked = label == 1
        // The crossing belongs to the person: its own place is under one, and nowhere else.
        let striped = settled == .none ? false : (settled == .own) == walked
        let world = StreetPlan(walker: walked, stop: label == 2, striped: striped, &random).world
        let canvas = Renderer(world: world, size: size, grainSeed: Int32(truncatingIfNeeded: seed)).canvas()
        return Example(canvas, label: label, companion: striped ? "crossing" : "none")
    }
}
