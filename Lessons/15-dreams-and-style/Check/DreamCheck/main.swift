import Dream
import ExerciseKit
import Imaging
import NN

/// Numbers in 0 ..< 1, drawn from a seed.
struct Draws {
    var state: UInt64

    mutating func next() -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 24)
    }
}

Check.main { given, report in
    let model = try given.model()
    var draws = Draws(state: UInt64(try given.int("start")))
    let side = 96
    let start = Tensor((0..<3 * side * side).map { _ in 0.46 + 0.08 * draws.next() }, shape: [1, 3, side, side])
    let offsets = (0..<24).map { _ in (down: Int(draws.next() * 9) - 4, right: Int(draws.next() * 9) - 4) }
    let wish = Wish(layer: try given.string("layer"), channel: try given.int("channel"), smoothness: 5)

    let small = Tensor((0..<3 * 4 * 6).map { _ in draws.next() }, shape: [1, 3, 4, 6])
    let variations = [
        totalVariation(small).scalar, totalVariation(Tensor(repeating: 0.3, shape: [1, 3, 4, 6])).scalar,
    ]
    report("variation", Tensor(variations, shape: [2]))
    report("objective", objective(wish, of: start.tracked(), model: model).scalar)
    let first = step(start, toward: wish, offset: (down: 3, right: -2), size: 0.04, model: model)
    report("first-step", first.picture[0].sliced(axis: 1, 0..<24))
    let result = dream(from: start, toward: wish, offsets: offsets, size: 0.04, model: model)
    let objectives = result.objectives
    report("objectives", Tensor(Array(objectives.prefix(4)), shape: [min(objectives.count, 4)]))
    let rises = (objectives.last ?? 0) > (objectives.first ?? 0)
    report("rises", rises ? 1 : 0)
    report("dream", Picture(result.picture))
}
