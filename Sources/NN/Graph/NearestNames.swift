/// The names that are most like `name`, best first.
///
/// Names come from files: absurdly long ones are like no other, and of absurdly many the first are looked at.
package func nearest(to name: String, among names: [String], limit: Int = 3) -> [String] {
    let (longest, most) = (200, 20_000)
    guard name.utf8.count <= longest else { return [] }
    return names.lazy.filter { $0.utf8.count <= longest }.prefix(most).enumerated()
        .map { (distance: editDistance(name, $0.element), offset: $0.offset, name: $0.element) }
        .sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }
        .prefix(limit)
        .map(\.name)
}

/// The number of insertions, deletions and replacements between two words (Levenshtein's distance).
private func editDistance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in second.enumerated() {
            let replaced = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[second.count]
}
