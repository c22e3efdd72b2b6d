/// How an object rests before it is turned about the vertical.
enum Pose {
    /// A resting rotation and a yaw that show what names the object.
    static func rotation(of body: Body, _ label: ToyClass, _ random: inout RandomSource, hard: Bool) -> Rotation {
        let rest = resting(body, label, &random, hard: hard)
        // What lies on its side shows its top, not its bottom, except in hard scenes.
        let lies = rest.y.y < 0.6 && label != .die && label != .ball
        let turn = lies && !hard ? random.uniform(-1.1, 1.1) : yaw(label, &random, hard: hard)
        return Rotation.about([0, 1, 0], by: turn).after(rest)
    }

    private static func yaw(_ label: ToyClass, _ random: inout RandomSource, hard: Bool) -> Float {
        for _ in 0..<32 {
            let angle = random.uniform(0, 6.283_185)
            // The body's +x side (handle, spout, beak) points to the right and towards the viewer by these shares.
            let right = Portable.cos(angle)
            let nearer = -Portable.sin(angle)
            switch label {
            case .mug where !hard: if nearer < -0.4 { continue }
            case .teapot: if abs(right) < (hard ? 0.1 : 0.4) { continue }
            case .sailBoat: if abs(right) < (hard ? 0.2 : 0.5) { continue }
            case .rubberDuck: if nearer < (hard ? -0.95 : -0.6) { continue }
            default: break
            }
            return angle
        }
        return 0
    }

    private static func resting(_ body: Body, _ label: ToyClass, _ random: inout RandomSource, hard: Bool) -> Rotation {
        let quarter: Float = 1.570_796
        if hard && random.chance(0.12) {
            // Thrown down: any way up.
            let axis = normalize(Vector(random.uniform(-1, 1), random.uniform(-0.3, 0.3), random.uniform(-1, 1)))
            return .about(axis, by: random.uniform(0.4, 2.6))
        }
        let falls = random.chance(hard ? 0.22 : 0.12)
        switch body {
        case .die:
            return cube(&random)
        case .brick:
            let turned = random.chance(0.12)
            return turned ? .about([1, 0, 0], by: quarter) : .identity
        case .ball:
            let axis = normalize(Vector(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1.1)))
            return .about(axis, by: random.uniform(0, 1.3))
        case .apple:
            return .about([random.sign(), 0, 0], by: random.uniform(0, falls ? 1.5 : 0.3))
        case .donut:
            return falls ? .about([1, 0, 0], by: random.uniform(1.0, 1.45)) : .identity
        case .lifeRing:
            return random.chance(0.45) ? .about([1, 0, 0], by: random.uniform(1.05, 1.5)) : .identity
        case .mug, .cup:
            return falls ? .about([1, 0, 0], by: quarter) : .identity
        case .trafficCone(let cone):
            let lean = (cone.plate - 0.05) / cone.height
            return falls ? .about([1, 0, 0], by: quarter + lean) : .identity
        case .mushroom(let mushroom):
            let lean = (mushroom.cap.x - mushroom.stem * 1.3) / mushroom.height * 0.8
            return falls ? .about([1, 0, 0], by: quarter + lean) : .identity
        case .bowl:
            return falls ? .about([1, 0, 0], by: random.uniform(0.15, 0.5)) : .identity
        case .toyCar where hard && falls:
            return .about([1, 0, 0], by: quarter)
        case .hat where hard && falls:
            return .about([1, 0, 0], by: 2 * quarter)
        default:
            return .identity
        }
    }

    /// One of the 24 turns of a cube.
    private static func cube(_ random: inout RandomSource) -> Rotation {
        let quarter: Float = 1.570_796
        let tip = random.index(below: 6)
        let first: Rotation =
            tip < 4
            ? .about([1, 0, 0], by: Float(tip) * quarter) : .about([0, 0, 1], by: tip == 4 ? quarter : -quarter)
        return Rotation.about([0, 1, 0], by: Float(random.index(below: 4)) * quarter).after(first)
    }

    /// How far the turned body reaches below its origin, found by rays from below.
    static func depth(of solid: Solid) -> Float {
        var lowest: Float = 9
        let side = 26
        let start = solid.center.y - solid.radius - 0.5
        for i in 0..<side {
            for j in 0..<side {
                let x = solid.center.x + solid.radius * (Float(i) * 2 + 1 - Float(side)) / Float(side)
                let z = solid.center.z + solid.radius * (Float(j) * 2 + 1 - Float(side)) / Float(side)
                if let t = solid.hit(Ray([x, start, z], [0, 1, 0]), limit: 9, precision: 0.001) {
                    lowest = min(lowest, start + t)
                }
            }
        }
        return lowest
    }
}
