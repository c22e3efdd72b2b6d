/// Lays out a street: the road, houses and trees along it, and who or what is on it.
struct StreetPlan {
    let world: World

    private static let quarter: Float = 1.570_796

    init(walker: Bool, stop: Bool, striped: Bool, _ random: inout RandomSource) {
        var stylist = Stylist(random: random, palette: random.pick(Palette.all), unusual: false)
        _ = stylist.random.next()
        let floor = Floor(.grass, &stylist)
        let wall = Wall(.sky, distance: 80, yaw: 0, &stylist)
        let lighting = Lighting(&stylist, floorTone: floor.tone * 0.6 + 0.12, wallTone: [0.5, 0.58, 0.66])
        let place = stylist.random.uniform(-1.3, 0.7)
        let road = Road(
            crossing: striped ? place : nil, asphalt: Vector(0.13, 0.135, 0.15) * stylist.random.uniform(0.85, 1.35),
            paving: mix(Vector(0.45, 0.43, 0.4), stylist.light(), 0.3) * stylist.random.uniform(0.8, 1),
            paint: [0.82, 0.81, 0.77], dashes: stylist.random.unit(), seed: stylist.seed())
        let camera = Camera(
            target: [stylist.random.uniform(-0.35, 0.35), 0.42, -1.2], elevation: stylist.random.uniform(0.17, 0.3),
            distance: stylist.random.uniform(4.6, 5.4), spread: stylist.random.uniform(0.36, 0.43),
            shift: [stylist.random.uniform(-0.1, 0.1), stylist.random.uniform(-0.16, 0.04)],
            roll: stylist.random.uniform(-0.02, 0.02))

        let signSide = stylist.random.sign()
        var solids: [Solid] = []
        // Drawn whether or not they are there, so that the rest of the street does not depend on it.
        let person = Self.person(at: place, camera, &stylist)
        let sign = Self.sign(stop, side: signSide, camera, &stylist)
        if walker { solids.append(person) }
        if let sign { solids.append(sign) }
        for side in [Float(-1), 1] {
            solids += Self.houses(side, &stylist)
            solids += Self.trees(side, near: side == signSide ? -2.6 : -0.6, &stylist)
        }
        solids += Self.cars(&stylist)
        world = World(
            solids: solids, floor: floor, wall: wall, lighting: lighting, camera: camera,
            exposure: stylist.random.uniform(1.12, 1.3), road: road)
    }

    private static func person(at place: Float, _ camera: Camera, _ stylist: inout Stylist) -> Solid {
        var x = stylist.random.uniform(-0.75, 0.75)
        let turn = (stylist.random.chance(0.5) ? 0 : 2 * quarter) + stylist.random.uniform(-0.5, 0.5)
        let z = place + stylist.random.uniform(-0.15, 0.15)
        while !isInView([x, 0.4, z], camera) { x *= 0.85 }
        return Solid(
            .walker(Walker(&stylist)), rotation: .about([0, 1, 0], by: turn), origin: [x, 0, z], scale: 1,
            region: Region.pedestrian.value)
    }

    /// A stop sign where one is due, otherwise now and then another.
    private static func sign(_ stop: Bool, side: Float, _ camera: Camera, _ stylist: inout Stylist) -> Solid? {
        let other = stylist.random.pick(RoadSign.harmless)
        let shown = stylist.random.chance(0.55)
        let sign = RoadSign(stop ? .stop : other, &stylist)
        let x = side * stylist.random.uniform(1.14, 1.24)
        var z = stylist.random.uniform(-2.4, -0.2)
        while !isInView([x, sign.height, z], camera), z > -2.5 { z -= 0.1 }
        guard stop || shown else { return nil }
        return Solid(
            .roadSign(sign), rotation: .about([0, 1, 0], by: stylist.random.uniform(-0.2, 0.2)), origin: [x, 0, z],
            scale: 1, region: stop ? Region.sign.value : 0)
    }

    /// Whether a point appears well inside the picture.
    private static func isInView(_ p: Vector, _ camera: Camera) -> Bool {
        abs(camera.project(p).x + camera.shift.x) < 0.84
    }

    private static func houses(_ side: Float, _ stylist: inout Stylist) -> [Solid] {
        var solids: [Solid] = []
        var z = stylist.random.uniform(-1.2, 0.3)
        while z > -13 {
            let house = House(&stylist)
            z -= house.half.x
            let x = side * (Road.pavement + 0.2 + house.half.z + stylist.random.uniform(0, 0.35))
            solids.append(
                Solid(.house(house), rotation: .about([0, 1, 0], by: -side * quarter), origin: [x, 0, z], scale: 1))
            z -= house.half.x + stylist.random.uniform(0.15, 1.1)
        }
        return solids
    }

    private static func trees(_ side: Float, near: Float, _ stylist: inout Stylist) -> [Solid] {
        (0..<(1 + stylist.random.index(below: 3))).map { _ in
            let z = stylist.random.uniform(-9, near)
            let x = side * stylist.random.uniform(1.5, 1.66)
            return Solid(
                .tree(Tree(&stylist)), rotation: .about([0, 1, 0], by: stylist.random.uniform(0, 6.283)),
                origin: [x, 0, z], scale: stylist.random.uniform(0.85, 1.15))
        }
    }

    private static func cars(_ stylist: inout Stylist) -> [Solid] {
        var solids: [Solid] = []
        for side in [Float(-1), 1] where stylist.random.chance(0.55) {
            let car = ToyCar(&stylist)
            let z = stylist.random.uniform(-6.5, -2.4)
            let x = side * stylist.random.uniform(0.5, 0.68)
            let body = Solid(
                .toyCar(car), rotation: .about([0, 1, 0], by: side * quarter), origin: [x, 0, z], scale: 0.95)
            solids.append(body)
        }
        return solids
    }
}
