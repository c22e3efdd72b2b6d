import Foundation

/// Names for what is kept by time: `2026-03-01T12-30-59.123Z`, in the order of time when sorted as text.
package enum Timestamp {
    package static var now: String { name(for: Date()) }

    package static func name(for date: Date) -> String {
        date.formatted(
            .iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: true)
        )
        .replacing(":", with: "-")
    }
}
