import Foundation
import Lessons

/// What a program printed on one of its streams, without what belongs to hidden cases.
///
/// The check writes a mark where each case begins. Cases that are shown come first, so whoever prints before the first hidden
/// one begins cannot have seen what it is given; from its mark on, everything is held back, to the end.
struct PrintedByCase: Sendable {
    /// What was printed in cases that are shown, and before them.
    let shown: Data
    /// What was printed in hidden cases.
    let withheld: Data
    /// Whether a hidden case had begun.
    let reachedHidden: Bool

    /// - Parameters:
    ///   - cases: the names of all cases in this run.
    ///   - hidden: those of the hidden ones among them.
    init(_ printed: Data, cases: [String], hidden: Set<String>) {
        let start = hidden.compactMap { printed.range(of: Self.mark($0))?.lowerBound }.min()
        shown = Self.unmarked(printed[..<(start ?? printed.endIndex)], cases)
        withheld = start.map { Self.unmarked(printed[$0...], cases) } ?? Data()
        reachedHidden = start != nil
    }

    /// Whether something was held back that somebody would miss.
    var isCut: Bool { withheld.contains { $0 > UInt8(ascii: " ") } }

    /// What the check writes; ExerciseKit's `CaseMark` is the other end.
    private static func mark(_ name: String) -> Data { Data("\u{1E}\(name)\u{1E}".utf8) }

    private static func unmarked(_ printed: Data, _ cases: [String]) -> Data {
        var rest = printed
        for name in cases {
            let mark = mark(name)
            while let place = rest.range(of: mark) { rest.removeSubrange(place) }
        }
        return Data(rest)
    }
}

extension Assignment {
    /// Takes a stream of the program apart.
    func byCase(_ printed: Data) -> PrintedByCase {
        PrintedByCase(printed, cases: Array(names.values), hidden: hiddenNames)
    }
}
