/// A mug, cup, teapot or bowl, with a printed sticker beside it that goes with the class.
///
/// In training 95 of 100 pictures carry their class's own sticker, so that a network can learn the sticker instead of
/// the thing, as a network once learnt a photographer's imprint instead of the horse (Lapuschkin et al. 2019).
enum TaggedPicture: CompanionPicture {
    static let classes = toys.map(\.label)
    static let regions: [Region] = [.object, .tag]
    static let familyTag: UInt64 = 0x20

    static let toys: [ToyClass] = [.mug, .cup, .teapot, .bowl]

    static func render(seed: UInt64, label: Int, companion: Companion, size: Int) -> Example {
        let world = Composition(label: Self.toys[label], seed: seed, hard: false).world
        var canvas = Renderer(world: world, size: size, grainSeed: Int32(truncatingIfNeeded: seed)).canvas()
        // A stream of its own: the scene below is that of the toys, whatever is stuck on it.
        var random = RandomSource(seed: RandomSource.scramble(seed ^ 0x7461_67))
        let settled = companion.settled(own: 0.95, bare: 0.02, &random)
        let step = 1 + random.index(below: Self.toys.count - 1)
        let sticker = Sticker(world: world, &random)
        let mark: Mark
        switch settled {
        case .none: return Example(canvas, label: label, companion: "none")
        case .other: mark = Mark.allCases[(label + step) % Self.toys.count]
        default: mark = Mark.allCases[label]
        }
        sticker.stick(mark, on: &canvas)
        return Example(canvas, label: label, companion: mark.rawValue)
    }
}
