import Foundation
import Lessons

/// When something was handed in, and what that costs.
package struct Lateness: Sendable, Equatable {
    package var submitted: Date
    package var due: Date
    /// The days that had begun since the date; 0 when it was in time.
    package var days: Int
    /// What is taken off, in percent of what was earned.
    package var percent: Double

    package var isLate: Bool { days > 0 }

    /// Counts from the date, or from the end of the grace after it.
    init(submitted: Date, due: Date, penalty: GradingPlan.LatePenalty?) {
        self.submitted = submitted
        self.due = due
        let grace = (penalty?.grace ?? .zero) / .seconds(1)
        let over = submitted.timeIntervalSince(due)
        let days = over <= grace ? 0 : max(1, Int((over / 86_400).rounded(.up)))
        self.days = days
        percent = if let penalty { min(Double(days) * penalty.perDay, penalty.atMost) } else { 0 }
    }

    /// `in time`, `1 day late`, `3 days late, 30 % off`.
    package var words: String {
        guard isLate else { return "in time" }
        let share = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
        return "\(days) day\(days == 1 ? "" : "s") late" + (percent > 0 ? ", \(share) % off" : "")
    }
}
