import Grading
import Testing

@testable import Watching

@Suite struct ResultChangeTests {
    private func change(
        _ before: Outcome, _ share: Double? = nil, to after: Outcome, _ newShare: Double? = nil
    ) -> ResultChange? {
        ResultChange(
            from: CheckSummary(outcome: before, heading: "", possiblePoints: 1, share: share),
            to: CheckSummary(outcome: after, heading: "", possiblePoints: 1, share: newShare))
    }

    @Test func shares_sayNearerOrFarther_withAsManyDigitsAsItTakes() {
        #expect(change(.failed, 0.41, to: .failed, 0.78)?.words == "nearer: 78 % within tolerance, 41 % before")
        #expect(change(.failed, 0.41, to: .failed, 0.78)?.direction == .nearer)
        #expect(change(.failed, 0.78, to: .failed, 0.41)?.direction == .farther)
        #expect(change(.failed, 0.4101, to: .failed, 0.4142)?.words == "nearer: 41.4 % within tolerance, 41.0 % before")
        #expect(change(.failed, 0.5, to: .failed, 0.5)?.words == "as near as before: 50 % within tolerance")
        // Never all of less than all, nor nothing of something.
        #expect(change(.failed, 0.0001, to: .failed, 0.9999)?.words == "nearer: 99 % within tolerance, 1 % before")
        #expect(change(.failed, 0, to: .failed, 0.0001)?.words == "nearer: 1 % within tolerance, 0 % before")
    }

    @Test(arguments: [
        (Outcome.didNotBuild, Outcome.failed, "it compiles now", ResultChange.Direction.nearer),
        (.failed, .didNotBuild, "it compiled before this save", .farther),
        (.crashed, .failed, "it runs to its end now", .nearer),
        (.failed, .crashed, "it ran to its end before this save", .farther),
        (.didNotBuild, .didNotBuild, "it does not compile yet, as before", .same),
        (.passed, .failed, "it passed before this save", .farther),
        (.notAttempted, .passed, "it passes now", .nearer),
        (.timedOut, .crashed, "as before", .same),
    ])
    func outcomes_sayHowFarItCame(before: Outcome, after: Outcome, words: String, direction: ResultChange.Direction) {
        let change = change(before, 0.5, to: after, 0.5)
        #expect(change?.words == words)
        #expect(change?.direction == direction)
    }

    @Test func passing_saysWhatItWasBefore_andFaultsOfTheCourseSayNothing() {
        #expect(change(.failed, 0.41, to: .passed, 1)?.words == "it passes now: 41 % within tolerance before")
        #expect(change(.graderFault, to: .failed, 0.3) == nil)
        #expect(change(.failed, 0.3, to: .graderFault) == nil)
        #expect(change(.passed, 1, to: .passed, 1) == nil)
    }
}
