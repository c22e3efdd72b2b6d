import Foundation
import Testing

@testable import Checking

/// What is taken from a program's streams, and what is held back.
struct PrintedByCaseTests {
    private func taken(_ text: String) -> PrintedByCase {
        let text = text.replacing("<", with: "\u{1E}case-").replacing(">", with: "\u{1E}")
        return PrintedByCase(
            Data(text.utf8), cases: ["case-a", "case-b", "case-x", "case-y"], hidden: ["case-x", "case-y"])
    }

    @Test(arguments: [
        ("<a>one<b>two<y>three<x>four", "onetwo", "threefour"),
        ("<a>one<b>", "one", ""), ("before<a>", "before", ""), ("", "", ""),
        // Nothing of the learner's ends the hidden part.
        ("<a>one<x>two<a>three", "one", "twothree"),
        ("<a>one<a>two<c>\n<x>", "onetwo\u{1E}case-c\u{1E}\n", ""),
        // Who writes a mark holds back what is their own.
        ("<a>one<x>mine<b>two<x>three", "one", "minetwothree"),
    ])
    func marks_endWhatIsShown(printed: String, shown: String, withheld: String) {
        let taken = taken(printed)
        #expect(String(decoding: taken.shown, as: UTF8.self) == shown)
        #expect(String(decoding: taken.withheld, as: UTF8.self) == withheld)
        #expect(taken.isCut == !withheld.isEmpty)
        #expect(taken.reachedHidden == printed.contains(/<[xy]>/))
    }

    @Test func blankLinesInHiddenCases_areNotMissed() {
        #expect(!taken("<a>one<x> \n\n").isCut)
    }
}
