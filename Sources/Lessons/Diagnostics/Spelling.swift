/// "Did you mean": the known name that a misspelled one is nearest to.
public enum Spelling {
    /// The candidate within a third of the word's length in edits (at least one), nearest first.
    public static func nearest<Candidates: Sequence<String>>(to word: String, among candidates: Candidates) -> String? {
        let length = word.count
        let limit = max(1, (length + 1) / 3)
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            // A difference of length takes as many edits, so an absurdly long word is compared with nothing.
            guard abs(length - candidate.count) <= limit else { continue }
            let distance = editDistance(word.lowercased(), candidate.lowercased())
            guard distance <= limit, candidate != word else { continue }
            if best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true { best = (distance, candidate) }
        }
        return best?.word
    }

    /// A remedy: the nearest known name, or the list of all of them.
    static func remedy(for word: String, among candidates: [String], listing noun: String) -> String {
        if let nearest = nearest(to: word, among: candidates) { return "Did you mean \"\(nearest)\"?" }
        guard !candidates.isEmpty else { return "There are no \(noun) here: remove it." }
        return "The \(noun) are \(list(candidates))."
    }

    /// `a, b and c`.
    public static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Insertions, deletions, substitutions and swaps of neighbors that turn one word into the other (Damerau's
    /// distance in its restricted form).
    static func editDistance(_ first: String, _ second: String) -> Int {
        let a = Array(first)
        let b = Array(second)
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
