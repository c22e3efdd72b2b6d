/// The things a picture can show; the raw value is the label a network learns.
public enum ToyClass: UInt8, CaseIterable, Sendable {
    case mug
    case cup
    case teapot
    case bowl
    case donut
    case lifeRing
    case die
    case brick
    case hat
    case mushroom
    case apple
    case ball
    case toyCar
    case sailBoat
    case rubberDuck
    case trafficCone

    /// The name people read.
    public var label: String {
        switch self {
        case .mug: "mug"
        case .cup: "cup"
        case .teapot: "teapot"
        case .bowl: "bowl"
        case .donut: "donut"
        case .lifeRing: "life ring"
        case .die: "die"
        case .brick: "toy brick"
        case .hat: "hat"
        case .mushroom: "mushroom"
        case .apple: "apple"
        case .ball: "ball"
        case .toyCar: "toy car"
        case .sailBoat: "sail boat"
        case .rubberDuck: "rubber duck"
        case .trafficCone: "traffic cone"
        }
    }

    /// Makes one individual of the class.
    func make(_ stylist: inout Stylist) -> Body {
        switch self {
        case .mug: .mug(Mug(&stylist))
        case .cup: .cup(Cup(&stylist))
        case .teapot: .teapot(Teapot(&stylist))
        case .bowl: .bowl(Bowl(&stylist))
        case .donut: .donut(Donut(&stylist))
        case .lifeRing: .lifeRing(LifeRing(&stylist))
        case .die: .die(Die(&stylist))
        case .brick: .brick(Brick(&stylist))
        case .hat: .hat(Hat(&stylist))
        case .mushroom: .mushroom(Mushroom(&stylist))
        case .apple: .apple(Apple(&stylist))
        case .ball: .ball(Ball(&stylist))
        case .toyCar: .toyCar(ToyCar(&stylist))
        case .sailBoat: .sailBoat(SailBoat(&stylist))
        case .rubberDuck: .rubberDuck(RubberDuck(&stylist))
        case .trafficCone: .trafficCone(TrafficCone(&stylist))
        }
    }
}
