/// A body at its place in the world.
///
/// World point = rotation(local point) * scale + origin. Rays are carried into the body's own coordinates, so that each
/// body is traced alone, inside its bounding box.
struct Solid: Sendable {
    let body: Body
    let rotation: Rotation
    let origin: Vector
    let scale: Float
    let bounds: Box
    /// A sphere around the body in the world, for quick rejection.
    let center: Vector
    let radius: Float
    /// The value of the region that it is in masks, 0 for none.
    let region: UInt8

    init(_ body: Body, rotation: Rotation, origin: Vector, scale: Float, region: UInt8 = 0) {
        self.body = body
        self.rotation = rotation
        self.origin = origin
        self.scale = scale
        self.region = region
        bounds = body.apply(BoundsOperation())
        center = rotation.apply(bounds.center) * scale + origin
        radius = bounds.radius * scale
    }

    /// The same body, moved.
    func moved(to place: Vector) -> Solid {
        Solid(body, rotation: rotation, origin: place, scale: scale, region: region)
    }

    @inline(__always)
    func local(_ p: Vector) -> Vector {
        rotation.inverse(p - origin) * (1 / scale)
    }

    @inline(__always)
    func world(_ p: Vector) -> Vector {
        rotation.apply(p) * scale + origin
    }

    /// Distance along the ray to the surface, if nearer than `limit`; `precision` is the pixel's size per unit of depth.
    func hit(_ ray: Ray, limit: Float, precision: Float) -> Float? {
        let toCenter = center - ray.origin
        let along = dot(toCenter, ray.direction)
        if dot(toCenter, toCenter) - along * along > radius * radius { return nil }
        let shrink = 1 / scale
        let from = local(ray.origin)
        let direction = rotation.inverse(ray.direction)
        let stretch = bounds.stretch(from, Vector(1, 1, 1) / direction, margin: 0.004)
        let low = max(stretch.low, 0)
        let high = min(stretch.high, limit * shrink)
        if low >= high { return nil }
        let t = body.apply(HitOperation(ray: Ray(from, direction), low: low, high: high, precision: precision))
        return t < 0 ? nil : t * scale
    }

    /// Share of a light of the given sharpness that reaches the ray's origin past this body.
    func shadow(_ ray: Ray, sharpness: Float) -> Float {
        let toCenter = center - ray.origin
        let along = dot(toCenter, ray.direction)
        if along < -radius { return 1 }
        let reach = radius + max(along, 0) / sharpness
        if dot(toCenter, toCenter) - along * along > reach * reach { return 1 }
        let shrink = 1 / scale
        let from = local(ray.origin)
        let direction = rotation.inverse(ray.direction)
        let margin = (max(along, 0) + radius) * shrink / sharpness
        let stretch = bounds.stretch(from, Vector(1, 1, 1) / direction, margin: margin)
        let low = max(stretch.low, 0.012)
        if low >= stretch.high { return 1 }
        return body.apply(
            ShadowOperation(ray: Ray(from, direction), low: low, high: stretch.high, sharpness: sharpness))
    }

    /// Distance from a world point to the surface, in world units.
    @inline(__always)
    func distance(_ p: Vector) -> Float {
        body.apply(DistanceOperation(point: local(p))) * scale
    }

    /// The surface normal in the world and the material at a world point on the surface.
    func detail(_ p: Vector, size: Float) -> (normal: Vector, surface: Surface) {
        let (normal, surface) = body.apply(DetailOperation(point: local(p), size: size / scale))
        return (rotation.apply(normal), surface)
    }
}

private struct BoundsOperation: ShapeOperation {
    func callAsFunction<S: Shape>(_ shape: S) -> Box { shape.bounds }
}

private struct DistanceOperation: ShapeOperation {
    let point: Vector
    @inline(__always)
    func callAsFunction<S: Shape>(_ shape: S) -> Float { shape.distance(point) }
}

private struct HitOperation: ShapeOperation {
    let ray: Ray
    let low: Float
    let high: Float
    let precision: Float

    /// Sphere tracing (Hart 1996); -1 for a miss.
    func callAsFunction<S: Shape>(_ shape: S) -> Float {
        var t = low
        var steps = 0
        while t < high && steps < 96 {
            let d = shape.distance(ray.point(t))
            let tolerance = precision * t
            if d < tolerance { return t }
            t += d
            steps += 1
        }
        return -1
    }
}

private struct ShadowOperation: ShapeOperation {
    let ray: Ray
    let low: Float
    let high: Float
    let sharpness: Float

    /// Penumbra from the closest passage (Quilez, Aaltonen 2018).
    func callAsFunction<S: Shape>(_ shape: S) -> Float {
        var t = low
        var light: Float = 1
        var previous: Float = 1e9
        var steps = 0
        while t < high && steps < 40 {
            let d = shape.distance(ray.point(t))
            if d < 0.0008 { return 0 }
            // While the ray comes nearer, the closest passage lies between two steps; later it is behind.
            let y = d < previous ? d * d / (2 * previous) : 0
            let closest = (max(d * d - y * y, 0)).squareRoot()
            light = min(light, sharpness * closest / max(t - y, 0.001))
            previous = d
            t += max(d, 0.012)
            steps += 1
        }
        return light * light * (3 - 2 * light)
    }
}

private struct DetailOperation: ShapeOperation {
    let point: Vector
    let size: Float

    /// Normal by differences at the corners of a tetrahedron.
    func callAsFunction<S: Shape>(_ shape: S) -> (Vector, Surface) {
        let h = max(size, 0.0008)
        let a = Vector(1, -1, -1)
        let b = Vector(-1, -1, 1)
        let c = Vector(-1, 1, -1)
        let d = Vector(1, 1, 1)
        var normal = a * shape.distance(point + a * h)
        normal += b * shape.distance(point + b * h)
        normal += c * shape.distance(point + c * h)
        normal += d * shape.distance(point + d * h)
        return (normalize(normal), shape.surface(point))
    }
}
