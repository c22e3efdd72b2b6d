import ExerciseKit
import Fields
import NN

Check.main { given, report in
    let numbers = try given.ints("steps")
    let steps = stride(from: 0, to: numbers.count, by: 3).map {
        Step(kernel: numbers[$0], stride: numbers[$0 + 1], padding: numbers[$0 + 2])
    }
    let fields = try given.ints("after").map { field(after: Array(steps[..<$0])) }
    report("fields", fields.flatMap { [$0.size, $0.jump, $0.start] }, shape: [fields.count, 3])
    // Cells of layers that are made up: index, size, jump and start of each.
    let cells = try given.ints("cells")
    let side = try given.int("side")
    let places = stride(from: 0, to: cells.count, by: 4).map {
        (index: cells[$0], field: Field(size: cells[$0 + 1], jump: cells[$0 + 2], start: cells[$0 + 3]))
    }
    let seen = places.map { pixels(seenBy: $0.index, of: $0.field, side: side) }
    report("seen", seen.flatMap { [$0.lowerBound, $0.upperBound] }, shape: [places.count, 2])
    report("centers", Tensor(places.map { Float(center(of: $0.index, in: $0.field)) }, shape: [places.count]))
}
