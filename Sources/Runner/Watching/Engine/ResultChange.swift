import Foundation
import Grading

/// How a result differs from the one before it.
package struct ResultChange: Sendable, Equatable {
    package enum Direction: Sendable, Equatable { case nearer, same, farther }

    package let direction: Direction
    package let words: String

    /// Nil where there is nothing to compare, as after the course's own fault.
    package init?(from before: CheckSummary, to after: CheckSummary) {
        let stages = (Self.stage(before.outcome), Self.stage(after.outcome))
        guard let earlier = stages.0, let later = stages.1 else { return nil }
        if earlier == .compared, later == .compared {
            self.init(from: before.share ?? 0, to: after.share ?? 0)
            return
        }
        guard earlier != later else {
            if later == .passed { return nil }
            self.init(.same, later == .text ? "it does not compile yet, as before" : "as before")
            return
        }
        let words =
            switch (earlier, later) {
            case (_, .passed): "it passes now" + Self.before(earlier, before)
            case (.passed, _): "it passed before this save"
            case (.text, _): "it compiles now"
            case (_, .text): "it compiled before this save"
            case (.program, _): "it runs to its end now"
            case (.compared, _): "it ran to its end before this save"
            }
        self.init(later.rawValue > earlier.rawValue ? .nearer : .farther, words)
    }

    private init(_ direction: Direction, _ words: String) { (self.direction, self.words) = (direction, words) }

    private init(from before: Double, to after: Double) {
        let (was, now) = Self.percents(before, after)
        if before == after {
            self.init(.same, "as near as before: \(now) within tolerance")
        } else {
            self.init(
                after > before ? .nearer : .farther,
                "\(after > before ? "nearer" : "farther"): \(now) within tolerance, \(was) before")
        }
    }

    private static func before(_ stage: Stage, _ summary: CheckSummary) -> String {
        guard stage == .compared, let share = summary.share else { return "" }
        return ": \(percents(share, 1).0) within tolerance before"
    }

    /// How far a program came.
    private enum Stage: Int { case text, program, compared, passed }

    private static func stage(_ outcome: Outcome) -> Stage? {
        switch outcome {
        case .didNotBuild: .text
        case .notAttempted, .crashed, .timedOut, .overLimit, .noOutput: .program
        case .failed: .compared
        case .passed: .passed
        case .graderFault: nil
        }
    }

    /// Two shares in percent, with as many digits as it takes to tell them apart.
    static func percents(_ first: Double, _ second: Double) -> (String, String) {
        for digits in 0...3 {
            let texts = [first, second].map { share in
                // Never 0 % of something, nor 100 % of less than all.
                let least = 1 / Double(Int(pow(10, Double(digits))))
                let percent = share <= 0 ? 0 : share >= 1 ? 100 : min(max(share * 100, least), 100 - least)
                return String(format: "%.\(digits)f %%", percent)
            }
            if texts[0] != texts[1] || first == second || digits == 3 { return (texts[0], texts[1]) }
        }
        return ("", "")
    }
}
