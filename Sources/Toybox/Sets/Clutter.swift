/// Puts props around the main object without hiding too much of it.
struct Clutter {
    private let main: Solid
    private let camera: Camera
    private let hard: Bool
    /// Rays that meet the main object, and where.
    private let sights: [(ray: Ray, depth: Float)]
    private let telltale: Ray?
    private let telltaleDepth: Float

    init(main: Solid, camera: Camera, hard: Bool) {
        self.main = main
        self.camera = camera
        self.hard = hard
        var sights: [(ray: Ray, depth: Float)] = []
        let side = 36
        for y in 0..<side {
            for x in 0..<side {
                let ray = camera.ray((Float(x) + 0.5) / Float(side), (Float(y) + 0.5) / Float(side))
                if let t = main.hit(ray, limit: 60, precision: 0.002) { sights.append((ray, t)) }
            }
        }
        self.sights = sights
        if case .mug(let mug) = main.body, !hard {
            let way = main.world(mug.telltale) - camera.position
            telltaleDepth = length(way)
            telltale = Ray(camera.position, normalize(way))
        } else {
            telltale = nil
            telltaleDepth = 0
        }
    }

    func place(_ stylist: inout Stylist) -> [Solid] {
        let count = hard ? 3 + stylist.random.index(below: 5) : stylist.random.pick([0, 0, 1, 1, 2, 2, 3])
        let allowed: Float = hard ? stylist.random.pick([0.1, 0.3, 0.45, 0.55]) : 0.13
        var hidden = [Bool](repeating: false, count: sights.count)
        var props: [Solid] = []
        for _ in 0..<count {
            for _ in 0..<6 {
                let solid = candidate(&stylist)
                if overlaps(solid, props) { continue }
                if let updated = hiding(solid, hidden, allowed) {
                    hidden = updated
                    props.append(solid)
                    break
                }
            }
        }
        return props
    }

    private func candidate(_ stylist: inout Stylist) -> Solid {
        let kind = stylist.random.pick(hard && stylist.random.chance(0.55) ? Prop.misleading : Prop.neutral)
        let body = kind.make(&stylist)
        var rest = Rotation.identity
        if (kind == .hoop || kind == .peg) && stylist.random.chance(0.4) {
            rest = .about([1, 0, 0], by: kind == .hoop ? stylist.random.uniform(1.1, 1.5) : 1.570_796)
        }
        let turn = Rotation.about([0, 1, 0], by: stylist.random.uniform(0, 6.283))
        let scale = main.radius * stylist.random.uniform(hard ? 1.0 : 0.95, hard ? 2.3 : 1.5)
        let raw = Solid(body, rotation: turn.after(rest), origin: .zero, scale: scale)
        // In front of, beside or behind the object; 0 is towards the camera.
        let front = hard && stylist.random.chance(0.5)
        let angle = front ? stylist.random.uniform(-0.8, 0.8) : stylist.random.uniform(-3.14, 3.14)
        let reach = main.radius * 0.75 + raw.radius + stylist.random.uniform(0, hard ? 0.5 : 0.9) * main.radius
        let place = Vector(Portable.sin(angle) * reach, 0, Portable.cos(angle) * reach)
        let lift = rest == .identity ? 0 : -Pose.depth(of: raw)
        return raw.moved(to: place + Vector(0, lift, 0))
    }

    private func overlaps(_ solid: Solid, _ props: [Solid]) -> Bool {
        for other in props {
            let gap = solid.center - other.center
            let reach = (solid.radius + other.radius) * 0.85
            if gap.x * gap.x + gap.z * gap.z < reach * reach { return true }
        }
        return false
    }

    /// The sights hidden with one more solid, or nil when that is too much.
    private func hiding(_ solid: Solid, _ hidden: [Bool], _ allowed: Float) -> [Bool]? {
        if let telltale, solid.hit(telltale, limit: telltaleDepth, precision: 0.002) != nil { return nil }
        var result = hidden
        var count = 0
        for index in sights.indices {
            if !result[index], solid.hit(sights[index].ray, limit: sights[index].depth, precision: 0.002) != nil {
                result[index] = true
            }
            if result[index] { count += 1 }
        }
        return Float(count) <= allowed * Float(sights.count) ? result : nil
    }
}
