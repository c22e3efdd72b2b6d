/// The names that are most like `name`, best first.
package func nearest(to name: String, among names: [String], limit: Int = 3) -> [String] {
    names.enumerated()
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
