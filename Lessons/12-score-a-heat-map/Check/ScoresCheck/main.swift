import ExerciseKit
import NN
import Scores

/// Real maps of 28 by 28 cells, one for each method, and made-up ones of 3 by 5 with a mask each.
Check.main { given, report in
    let maps = planes(try given.tensor("maps"))
    let mask = try given.tensor("mask")
    let wide = planes(try given.tensor("wide"))
    let wideMasks = planes(try given.tensor("wide-masks"))
    report("peaks", maps.map(peak).flatMap { [$0.y, $0.x] }, shape: [maps.count, 2])
    report("wide-peaks", wide.map(peak).flatMap { [$0.y, $0.x] }, shape: [wide.count, 2])
    report("pointing", row(maps.map { pointing($0, in: mask) }))
    report("wide-pointing", row(zip(wide, wideMasks).map { pointing($0, in: $1) }))
    report("mass", row(maps.map { mass($0, in: mask) }))
    report("wide-mass", row(zip(wide, wideMasks).map { mass($0, in: $1) }))
    report("rank", row(maps.map { rankAccuracy($0, in: mask) }))
    report("wide-rank", row(zip(wide, wideMasks).map { rankAccuracy($0, in: $1) }))
}

/// The maps `[h, w]` of a tensor `[map, h, w]`.
func planes(_ stack: Tensor) -> [Tensor] {
    (0..<stack.shape[0]).map { stack[$0] }
}

func row(_ values: [Float]) -> Tensor { Tensor(values, shape: [values.count]) }
