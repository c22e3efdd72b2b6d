import ExerciseKit
import NN
import Triple

Check.main { given, report in
    func classes(_ key: String) throws -> [Int] { try given.tensor(key).scalars.map { Int($0) } }
    let truths = try classes("truths")
    let own = try given.tensor("own")
    report("share", share(of: own.argMax(over: 1), named: truths))
    let result = try examine(
        own: own, none: given.tensor("none"), other: given.tensor("other"), truths: truths,
        stickers: classes("stickers"))
    report("triple", Tensor(result.triple, shape: [result.triple.count]))
    let rows = result.byClass
    let columns = rows.first?.count ?? 0
    // Rows of several lengths have no shape; their numbers are handed in as they are.
    let shape = rows.allSatisfy { $0.count == columns } ? [rows.count, columns] : [rows.reduce(0) { $0 + $1.count }]
    report("by-class", Tensor(rows.flatMap { $0 }, shape: shape))
    report("follows", result.follows)
}
