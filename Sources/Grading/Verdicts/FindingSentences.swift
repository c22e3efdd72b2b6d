import Lessons

/// What is wrong with one output of one case, in sentences.
struct FindingSentences {
    private let check: OutputResult
    private let name: String

    init(_ check: OutputResult, isOnlyCase: Bool) {
        self.check = check
        name =
            isOnlyCase && !check.hidden
            ? check.output : "\(check.output), \(check.hidden ? "a hidden case" : "case \(check.caseName)")"
    }

    var lines: [String] {
        switch check.finding {
        case .right: ["\(name): right."]
        case .missing(let reported): [missing(reported)]
        case .shape(let yours, let expected): ["\(name): the shape is \(yours), expected \(described(expected))."]
        case .elementType(let yours, let expected): ["\(name): the elements are \(yours), expected \(expected)."]
        case .nonFinite(let nans, let infinities, let first): nonFinite(nans, infinities, first)
        case .values(let mismatches): values(mismatches)
        case .score(let score): [self.score(score)]
        case .ranking(let mismatch): ranking(mismatch)
        }
    }

    private func missing(_ reported: [String]) -> String {
        if let nearest = Spelling.nearest(to: check.output, among: reported) {
            return "\(name): not reported; \"\(nearest)\" was. Is that the one?"
        }
        return "\(name): not reported."
    }

    /// `[7, 7] (y, x)`.
    private func described(_ shape: [Int]) -> String {
        shape.isEmpty ? "a single number" : "\(shape) (\(check.axes.joined(separator: ", ")))"
    }

    private func nonFinite(_ nans: Int, _ infinities: Int, _ first: Place) -> [String] {
        let total = check.expectedShape.reduce(1, *)
        let count = nans + infinities
        let kind = infinities == 0 ? "NaN" : nans == 0 ? "infinite" : "NaN or infinite"
        if total == 1 { return ["\(name): the value is \(kind)."] }
        let share =
            "\(name): \(count) of \(total) values \(count == 1 ? "is" : "are") \(kind) (\(Numeral.percent(count, of: total)))."
        return check.hidden ? [share] : [share, "First at \(first.at)\(expected(first))."]
    }

    private func expected(_ place: Place) -> String {
        ": yours \(Numeral.short(place.yours)), expected \(Numeral.short(place.expected))"
    }

    private func values(_ mismatches: Mismatches) -> [String] {
        if mismatches.total == 1 {
            return ["\(name) is off" + (check.hidden ? "." : "\(both(mismatches.first)).")]
        }
        let count = "\(mismatches.count) of \(mismatches.total) values \(mismatches.count == 1 ? "is" : "are") off"
        let share = "\(name): \(count) (\(Numeral.percent(mismatches.count, of: mismatches.total)))."
        if check.hidden { return [share] }
        if mismatches.count == 1 { return [share, "It is at \(mismatches.first.at)\(both(mismatches.first))."] }
        if mismatches.first == mismatches.worst {
            return [share, "The first, at \(mismatches.first.at), is also the worst\(both(mismatches.first))."]
        }
        return [
            share, "First at \(mismatches.first.at)\(both(mismatches.first)).",
            "Worst at \(mismatches.worst.at)\(both(mismatches.worst)).",
        ]
    }

    private func both(_ place: Place) -> String {
        let (yours, expected) = Numeral.pair(place.yours, place.expected)
        return ": yours \(yours), expected \(expected)"
    }

    private func score(_ score: MetricScore) -> String {
        let (value, least) = Numeral.pair(score.value, score.least)
        let what = score.kind == .cosine ? "cosine similarity to" : "rank correlation with"
        return "\(name): the \(what) the reference is \(value), and at least \(least) is needed."
    }

    private func ranking(_ mismatch: RankingMismatch) -> [String] {
        let share = "\(name): \(mismatch.inPlace) of the \(mismatch.places) largest are in place."
        if check.hidden { return [share] }
        return [
            share,
            "First difference at place \(mismatch.firstPlace): yours \(mismatch.yours), expected \(mismatch.expected).",
        ]
    }
}
