/// A chest as X-rays see it: how much each line through it holds back, from 0 (air) to about 1 (bone on bone).
///
/// Places are upright: x runs from 0 at the viewer's left, which is the person's right, to 1; y from 0 at the top.
struct Chest {
    /// Half of the inner width of the rib cage.
    let width: Float
    let top: Float
    /// Where the domes of the diaphragm stand, at the viewer's left and right.
    let domes: SIMD2<Float>
    let heart: SIMD2<Float>
    let heartTilt: Float
    let ribGap: Float
    let ribStart: Float
    let ribDrop: Float
    let ribs: Float
    let flesh: Float
    let bubble: SIMD2<Float>
    let seed: Int32
    private let cosine: Float
    private let sine: Float
    private let scale: Float
    private let shift: SIMD2<Float>

    init(_ random: inout RandomSource) {
        width = random.uniform(0.355, 0.4)
        top = random.uniform(0.13, 0.17)
        let right = random.uniform(0.68, 0.75)
        domes = [right, right + random.uniform(0.015, 0.045)]
        heart = [random.uniform(0.13, 0.17), random.uniform(0.15, 0.18)]
        heartTilt = random.uniform(0.35, 0.75)
        ribGap = random.uniform(0.066, 0.078)
        ribStart = random.uniform(0.15, 0.19)
        ribDrop = random.uniform(0.13, 0.2)
        ribs = random.uniform(0.075, 0.115)
        flesh = random.uniform(0.56, 0.64)
        bubble = [random.uniform(0.64, 0.72), random.uniform(0.05, 0.09)]
        seed = Int32(random.index(below: 65_536))
        let angle = random.uniform(-0.045, 0.045)
        cosine = Portable.cos(angle)
        sine = Portable.sin(angle)
        scale = random.uniform(0.94, 1.06)
        shift = [random.uniform(-0.025, 0.025), random.uniform(-0.02, 0.03)]
    }

    /// The upright place that a place of the picture shows.
    func upright(_ place: SIMD2<Float>) -> SIMD2<Float> {
        let x = (place.x - 0.5 - shift.x) * scale
        let y = (place.y - 0.5 - shift.y) * scale
        return [x * cosine + y * sine + 0.5, y * cosine - x * sine + 0.5]
    }

    /// The share of air in a place's line: 1 in the open lung.
    func air(_ p: SIMD2<Float>) -> Float { lung(p) * (1 - 0.92 * heartShare(p)) }

    func density(_ p: SIMD2<Float>) -> Float {
        let body = trunk(p)
        if body <= 0 { return 0.02 }
        let out = abs(p.x - 0.5)
        let cage = cageShare(p)
        let open = air(p)
        var d = flesh
        d += 0.12 * smoothstep(0.7, 0.95, p.y)
        d += 0.05 * (Noise.value(p.x * 4, p.y * 4, seed: seed) - 0.5)
        d -= 0.43 * open
        d += vessels(p) * open
        d += bones(p, cage, open)
        d += 0.1 * heartShare(p)
        // The windpipe, dark above where it forks.
        let windpipe = (1 - smoothstep(0.012, 0.03, abs(out - 0.002))) * (1 - smoothstep(0.27, 0.33, p.y))
        d -= 0.11 * windpipe
        // Air in the stomach, under the dome at the viewer's right.
        let b = SIMD2((p.x - bubble.x) / 0.085, (p.y - domes.y - 0.045 - bubble.y) / bubble.y)
        d -= 0.17 * (1 - smoothstep(0.7, 1.1, length(b.x, b.y)))
        return mix(0.02, d, body)
    }

    /// Neck, shoulders and sides; 0 beside them.
    private func trunk(_ p: SIMD2<Float>) -> Float {
        let out = abs(p.x - 0.5)
        let shoulder = 0.05 + 0.5 * max(0, out - 0.13) + 1.6 * max(0, out - 0.36) * max(0, out - 0.36)
        let above = smoothstep(shoulder - 0.015, shoulder + 0.03, p.y)
        let neck = 1 - smoothstep(0.105, 0.13, out)
        let arm = p.y < 0.5 ? Float(0.56) : mix(0.56, 0.46, smoothstep(0.5, 0.72, p.y))
        return max(above, neck * smoothstep(-0.2, 0, p.y)) * (1 - smoothstep(arm - 0.012, arm + 0.012, out))
    }

    /// The cage's half width at a height.
    private func reach(_ y: Float) -> Float {
        let t = clamp((y - top) / 0.34)
        return 0.09 + (width - 0.09) * (1 - (1 - t) * (1 - t)).squareRoot() + 0.02 * clamp((y - 0.5) / 0.3)
    }

    private func cageShare(_ p: SIMD2<Float>) -> Float {
        let out = abs(p.x - 0.5)
        return smoothstep(top - 0.05, top + 0.02, p.y) * (1 - smoothstep(reach(p.y) + 0.012, reach(p.y) + 0.03, out))
    }

    private func lung(_ p: SIMD2<Float>) -> Float {
        let left = p.x < 0.5
        let out = abs(p.x - 0.5)
        // The middle: great vessels above, wider at the right of the viewer where the aorta arches.
        let arch: Float = left ? 0 : 0.028 * (1 - smoothstep(0.03, 0.07, abs(p.y - 0.31)))
        let inner = 0.058 + arch + 0.02 * smoothstep(0.4, 0.6, p.y)
        let dome = (left ? domes.x : domes.y)
        let along = (out - 0.44 * width) / (0.56 * width)
        let floor = dome + 0.085 * along * along * (along > 0 ? 1.25 : 0.5)
        return smoothstep(inner - 0.008, inner + 0.022, out) * (1 - smoothstep(reach(p.y) - 0.022, reach(p.y), out))
            * (1 - smoothstep(floor - 0.012, floor + 0.012, p.y)) * smoothstep(top - 0.01, top + 0.05, p.y)
    }

    private func heartShare(_ p: SIMD2<Float>) -> Float {
        let x = p.x - 0.5 - 0.05
        let y = p.y - (domes.x - heart.y * 0.72)
        let c = Portable.cos(heartTilt)
        let s = Portable.sin(heartTilt)
        let along = x * c + y * s
        let across = y * c - x * s
        return 1 - smoothstep(0.86, 1.06, length(along / heart.x, across / (heart.y * 0.74)))
    }

    /// Vessels that branch from the root of each lung outwards and grow thin.
    private func vessels(_ p: SIMD2<Float>) -> Float {
        let side: Float = p.x < 0.5 ? -1 : 1
        let x = (p.x - 0.5) * side - 0.07
        let y = p.y - 0.44
        let r = length(x, y)
        let turn = Portable.atan2(y, x)
        let bend = Noise.value(p.x * 9, p.y * 9, seed: seed &+ 3) * 1.5
        let stems = Noise.value(turn * 4.5 + bend + side * 30, r * 5, seed: seed &+ 4)
        let twigs = Noise.value(turn * 11 + bend * 2 + side * 50, r * 11, seed: seed &+ 5)
        // None can be told apart in the root itself.
        let fade = (1 - smoothstep(0.03, 0.3, r)) * smoothstep(0.015, 0.075, r)
        let root = 0.17 * (1 - smoothstep(0.005, 0.1, length(x * 1.4, y * 0.75)))
        return root + 0.12 * smoothstep(0.5, 0.9, stems) * fade + 0.07 * smoothstep(0.5, 0.9, twigs)
            * (0.2 * smoothstep(0.03, 0.12, r) + fade)
    }

    private func bones(_ p: SIMD2<Float>, _ cage: Float, _ open: Float) -> Float {
        let out = abs(p.x - 0.5)
        var d: Float = 0
        // The spine, its bodies a little denser than the discs between them.
        let body = 0.85 + 0.15 * Portable.sin(p.y * 88)
        d += 0.13 * (1 - smoothstep(0.03, 0.05, out)) * body
        let t = clamp((out - 0.045) / (width - 0.045), 0, 1.2)
        var back: Float = 0
        var front: Float = 0
        for number in 0..<9 {
            let start = ribStart + Float(number) * ribGap
            // The back of a rib rises a little from the spine, then falls towards the side; its front falls inwards.
            let backY = start + ribDrop * t * t - 0.04 * t
            back = max(back, band(p.y - backY, 0.0165 - 0.003 * t))
            if number > 1 && number < 7 {
                let frontY = start + 0.17 + 0.17 * (1 - t) - 0.1 * (1 - t) * (1 - t)
                front = max(front, band(p.y - frontY, 0.019) * smoothstep(0.3, 0.55, t))
            }
        }
        d += ribs * cage * (back * smoothstep(0.03, 0.06, out) + front * 0.5)
        // Collar bones: from the middle out and up, in a slight S.
        let collar = 0.2 + top - 0.14 - 0.3 * (out - 0.03) + 0.55 * (out - 0.16) * (out - 0.16)
        let bone = band(p.y - collar, 0.017) * smoothstep(0.03, 0.05, out) * (1 - smoothstep(0.36, 0.4, out))
        return d + 0.15 * bone * (0.6 + 0.4 * open)
    }

    /// A band of bone: 1 at its rims, a little less in its middle, 0 outside.
    private func band(_ gap: Float, _ half: Float) -> Float {
        let r = abs(gap) / half
        return (1 - smoothstep(0.75, 1.2, r)) * (0.72 + 0.28 * smoothstep(0.2, 0.85, r))
    }
}
