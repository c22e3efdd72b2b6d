extension World {
    /// Follows one camera ray and shades what it meets; `pixel` is a pixel's size per unit of depth.
    func sample(_ ray: Ray, pixel: Float) -> Sample {
        var nearest: Float = 60
        var object = Sample.wall
        let wallHit = wall.material == .sky ? 1e9 : wall.hit(ray)
        if wallHit > 0 && wallHit < nearest { nearest = wallHit }
        if ray.direction.y < -1e-5 {
            let t = -ray.origin.y / ray.direction.y
            if t < nearest {
                nearest = t
                object = Sample.floor
            }
        }
        for index in solids.indices {
            if let t = solids[index].hit(ray, limit: nearest, precision: pixel * 0.12), t < nearest {
                nearest = t
                object = Int16(index)
            }
        }
        if object == Sample.wall && nearest >= 60 {
            return Sample(colour: toned(openAir(ray.direction)), object: object, normal: [0, 0, 1])
        }
        let p = ray.point(nearest)
        let size = nearest * pixel
        let normal: Vector
        let surface: Surface
        if object >= 0 {
            (normal, surface) = solids[Int(object)].detail(p, size: size * 0.35)
        } else {
            (normal, surface) = backdrop(p, object, ray, size)
        }
        var colour = shade(p, normal, surface, ray.direction, object)
        if wall.material == .sky {
            colour = mix(colour, openAir(ray.direction), smoothstep(7, 26, nearest))
        }
        let region =
            object >= 0 ? solids[Int(object)].region : (object == Sample.floor ? road?.region(p.x, p.z) ?? 0 : 0)
        return Sample(colour: toned(colour), object: object, normal: normal, region: region)
    }

    /// Normal and material of floor and wall, rolled into one where the backdrop is a cove.
    private func backdrop(_ p: Vector, _ object: Int16, _ ray: Ray, _ size: Float) -> (Vector, Surface) {
        let onFloor = object == Sample.floor
        let flat = onFloor ? Vector(0, 1, 0) : wall.normal
        let footprint = size / max(-dot(flat, ray.direction), 0.2)
        if onFloor, let road, let paved = road.surface(p.x, p.z, footprint: footprint) { return (flat, paved) }
        guard wall.material == .cove else {
            return (
                flat, onFloor ? floor.surface(p.x, p.z, footprint: footprint) : wall.surface(p, footprint: footprint)
            )
        }
        let behind = dot(p, wall.normal) + wall.distance
        let gap = onFloor ? behind : p.y
        let bend = 0.5 * (1 - smoothstep(0, World.coveRadius, gap))
        let other = onFloor ? wall.normal : Vector(0, 1, 0)
        let surface =
            onFloor
            ? floor.surface(p.x, p.z, footprint: footprint)
            : floor.surface(p.x, p.z - p.y, footprint: footprint)
        return (normalize(mix(flat, other, bend)), surface)
    }

    private func openAir(_ direction: Vector) -> Vector {
        let height = smoothstep(-0.05, 0.6, direction.y)
        var sky = mix(Vector(0.78, 0.84, 0.86), Vector(0.36, 0.55, 0.78), height)
        let far = Noise.value(direction.x * 9, direction.y * 16, seed: wall.seed)
        let trees = smoothstep(0.1, 0.02, direction.y - far * 0.09)
        if road != nil {
            let puffs = Noise.value(direction.x * 5, direction.y * 13, seed: wall.seed &+ 1) * 0.65
            let wisps = Noise.value(direction.x * 14, direction.y * 30, seed: wall.seed &+ 2) * 0.35
            sky = mix(sky, Vector(0.93, 0.94, 0.93), smoothstep(0.52, 0.8, puffs + wisps) * 0.85)
        }
        return mix(sky, floor.base * 0.8 + Vector(0.06, 0.09, 0.1), trees * 0.75) * 0.95
    }

    private func shade(_ p: Vector, _ n: Vector, _ surface: Surface, _ view: Vector, _ object: Int16) -> Vector {
        let facing = dot(n, lighting.key)
        var key: Float = 0
        if facing > 0 {
            let start = Ray(p + n * 0.006, lighting.key)
            var light: Float = 1
            for solid in solids {
                light *= solid.shadow(start, sharpness: lighting.sharpness)
                if light < 0.004 { break }
            }
            key = facing * light
        }
        let open = openness(p, n)
        let around = mix(lighting.ground, lighting.sky, n.y * 0.5 + 0.5)
        let fill = max(dot(n, lighting.fill), 0) * (0.35 + 0.65 * open)
        var light = lighting.keyColour * key
        light += around * open
        light += lighting.fillColour * fill
        if object == Sample.wall {
            // The lamp's light falls off across the wall.
            light *= 0.86 + 0.14 * clamp(dot(normalize(p + Vector(0, 0.6, 2)), lighting.key) * 0.8 + 0.5)
        }
        var colour = surface.albedo * light
        if surface.gloss > 0.02 {
            let slope = dot(view, n)
            let mirror = view - n * (2 * slope)
            let grazing = 1 - clamp(-slope)
            let g2 = grazing * grazing
            let fresnel = (0.04 + 0.6 * g2 * g2 * grazing) * surface.gloss
            var seen = lighting.mirrored(mirror, surface.polish)
            let half = normalize(lighting.key - view)
            let lobe = Portable.pow(max(dot(n, half), 0), surface.polish) * (surface.polish + 8) * 0.04
            seen += lighting.keyColour * (lobe * 0.55)
            colour += seen * (fresnel * (0.25 + 0.75 * max(key, open * 0.8)))
        }
        return colour
    }

    /// Ambient occlusion: how far the neighbourhood keeps its distance along the normal (Evans 2006).
    private func openness(_ p: Vector, _ n: Vector) -> Float {
        var closed: Float = 0
        var weight: Float = 1
        var step: Float = 0.035
        for _ in 0..<4 {
            let q = p + n * step
            var d = min(q.y, step)
            if wall.material != .sky && wall.material != .cove {
                d = min(d, max(dot(q, wall.normal) + wall.distance, 0))
            }
            for solid in solids {
                let offset = q - solid.center
                let reach = solid.radius + step
                if dot(offset, offset) < reach * reach { d = min(d, solid.distance(q)) }
            }
            closed += (step - max(d, 0)) / step * weight
            weight *= 0.72
            step *= 2.1
        }
        // 2.57 is the sum of the weights.
        let share = 1 - clamp(closed / 2.57 * 1.05)
        return share * (0.3 + 0.7 * share)
    }

    /// Exposure and a shoulder that keeps highlights from clipping hard.
    @inline(__always)
    private func toned(_ colour: Vector) -> Vector {
        let c = colour * exposure
        return Vector(shoulder(c.x), shoulder(c.y), shoulder(c.z))
    }

    @inline(__always)
    private func shoulder(_ x: Float) -> Float {
        let knee: Float = 0.62
        if x <= knee { return max(x, 0) }
        let over = x - knee
        return knee + over * (1 - knee) / (over + 1 - knee)
    }
}
