/// Arranges a scene: object, room, camera, light and clutter, all from one seed.
struct Composition {
    private var stylist: Stylist
    private let label: ToyClass
    private let hard: Bool

    let world: World

    init(label: ToyClass, seed: UInt64, hard: Bool) {
        var random = RandomSource(seed: seed)
        let palette = random.pick(Palette.all)
        var stylist = Stylist(random: random, palette: palette, unusual: hard)
        self.label = label
        self.hard = hard

        let main = Composition.mainObject(label, &stylist, hard)
        let (floor, wall) = Composition.room(&stylist, hard)
        let lighting = Lighting(&stylist, floorTone: floor.tone, wallTone: wall.base)
        let camera = Composition.camera(main, &stylist, hard)
        let props = Clutter(main: main, camera: camera, hard: hard).place(&stylist)
        let exposure = stylist.random.uniform(hard ? 0.85 : 1.1, hard ? 1.4 : 1.28)
        world = World(
            solids: [main] + props, floor: floor, wall: wall, lighting: lighting, camera: camera, exposure: exposure)
        self.stylist = stylist
    }

    private static func mainObject(_ label: ToyClass, _ stylist: inout Stylist, _ hard: Bool) -> Solid {
        let body = label.make(&stylist)
        let rotation = Pose.rotation(of: body, label, &stylist.random, hard: hard)
        let scale = stylist.random.uniform(0.85, 1.15)
        let raw = Solid(
            body, rotation: rotation, origin: [0, 0, 0], scale: scale, region: Region.object.value)
        // Stand it on the table, with its middle above the world's origin.
        return raw.moved(to: Vector(-raw.center.x, -Pose.depth(of: raw), -raw.center.z))
    }

    private static func room(_ stylist: inout Stylist, _ hard: Bool) -> (Floor, Wall) {
        let busyFloor = hard && stylist.random.chance(0.4)
        let busyWall = hard && stylist.random.chance(0.4)
        let material = stylist.random.pick(busyFloor ? Floor.busy : Floor.calm)
        let floor = Floor(material, &stylist)
        var back = stylist.random.pick(busyWall ? Wall.busy : Wall.calm)
        if !busyWall {
            if material == .grass { back = stylist.random.chance(0.7) ? .sky : .plain }
            if material == .paper || material == .plaster { back = stylist.random.chance(0.75) ? .cove : back }
        }
        let distance = stylist.random.uniform(back == .cove ? 1.7 : 1.2, 3.2)
        let wall = Wall(back, distance: distance, yaw: stylist.random.uniform(-0.3, 0.3), &stylist)
        return (floor, wall)
    }

    private static func camera(_ main: Solid, _ stylist: inout Stylist, _ hard: Bool) -> Camera {
        let spread = stylist.random.uniform(0.16, 0.36)
        let elevation = stylist.random.uniform(hard ? 0.1 : 0.2, hard ? 1.05 : 0.78)
        var fraction = stylist.random.uniform(0.5, 0.86)
        if hard {
            let kind = stylist.random.unit()
            fraction =
                kind < 0.35
                ? stylist.random.uniform(0.22, 0.42) : (kind < 0.8 ? fraction : stylist.random.uniform(0.95, 1.3))
        }
        let roll = stylist.random.uniform(hard ? -0.2 : -0.03, hard ? 0.2 : 0.03)
        var distance = main.radius / (fraction * spread)
        var reach = SIMD2<Float>(0, 0)
        for _ in 0..<3 {
            let trial = Camera(
                target: main.center, elevation: elevation, distance: distance, spread: spread, shift: .zero, roll: roll)
            reach = extent(main, trial)
            distance *= max(reach.x, reach.y) / fraction
        }
        reach *= fraction / max(reach.x, reach.y)
        let slackX = max(hard ? 0.25 : 0.02, 0.96 - reach.x)
        let slackY = max(hard ? 0.2 : 0.02, 0.94 - reach.y)
        let shift = SIMD2(
            stylist.random.uniform(-1, 1) * min(slackX, hard ? 0.6 : 0.34),
            stylist.random.uniform(-1, 0.7) * min(slackY, hard ? 0.45 : 0.24))
        return Camera(
            target: main.center, elevation: elevation, distance: distance, spread: spread, shift: shift, roll: roll)
    }

    /// How far the solid reaches from the middle of the picture, in half pictures, measured by rays.
    private static func extent(_ solid: Solid, _ camera: Camera) -> SIMD2<Float> {
        // The grid covers the sphere around the solid, so that a near camera misses nothing.
        let span = max(0.05, solid.radius / (length(solid.center - camera.position) * camera.spread)) * 1.25
        let side = 30
        let cell = 2 * span / Float(side)
        var reach = SIMD2<Float>(repeating: cell)
        for j in 0..<side {
            for i in 0..<side {
                let u = (Float(i) + 0.5) * cell - span
                let v = (Float(j) + 0.5) * cell - span
                if max(abs(u) - reach.x, abs(v) - reach.y) <= 0 { continue }
                let ray = camera.ray(u * 0.5 + 0.5, v * 0.5 + 0.5)
                if solid.hit(ray, limit: 60, precision: 0.002) != nil {
                    reach = SIMD2(max(reach.x, abs(u) + cell * 0.5), max(reach.y, abs(v) + cell * 0.5))
                }
            }
        }
        return reach
    }
}
