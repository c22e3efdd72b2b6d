/// Small things that stand around the main object.
enum Prop: CaseIterable, Sendable {
    case pebble
    case block
    case bead
    case pencil
    case book
    case leaf
    case hoop
    case arch
    case peg
    case sphere

    /// Props that look like nothing in particular.
    static let neutral: [Prop] = [.pebble, .pebble, .block, .block, .bead, .bead, .pencil, .pencil, .book, .leaf]
    /// Props that look like parts of the classes: rings, handles, cones, balls.
    static let misleading: [Prop] = [.hoop, .hoop, .arch, .arch, .peg, .peg, .sphere, .sphere]

    /// Makes one individual.
    func make(_ stylist: inout Stylist) -> Body {
        switch self {
        case .pebble: .pebble(Pebble(&stylist))
        case .block: .block(Block(&stylist))
        case .bead: .bead(Bead(&stylist))
        case .pencil: .pencil(Pencil(&stylist))
        case .book: .book(Book(&stylist))
        case .leaf: .leaf(Leaf(&stylist))
        case .hoop: .hoop(Hoop(&stylist))
        case .arch: .arch(Arch(&stylist))
        case .peg: .peg(Peg(&stylist))
        case .sphere: .sphere(Sphere(&stylist))
        }
    }
}
