import Foundation

/// Dates as they are written in `grading.yml` and in a roster: `2026-11-20 23:59 +01:00`, also with a `T`, with seconds, or
/// with `Z`.
public enum ClassDate {
    /// The moment that a text names; nil when it names none, or none that is the same everywhere.
    public static func parse(_ text: String) -> Date? {
        let pattern =
            #/(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(?:(Z|UTC)|([+-])(\d{2}):?(\d{2}))/#
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard let found = try? pattern.wholeMatch(in: trimmed) else { return nil }
        let fields = found.output
        var parts = DateComponents()
        parts.year = Int(fields.1)
        parts.month = Int(fields.2)
        parts.day = Int(fields.3)
        parts.hour = Int(fields.4)
        parts.minute = Int(fields.5)
        parts.second = fields.6.flatMap { Int($0) } ?? 0
        var distance = 0
        if let sign = fields.8, let hours = fields.9.flatMap({ Int($0) }), let minutes = fields.10.flatMap({ Int($0) })
        {
            guard hours <= 14, minutes < 60 else { return nil }
            distance = (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
        }
        guard let zone = TimeZone(secondsFromGMT: distance) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        parts.timeZone = zone
        // The calendar would take the 31st of February for a day in March.
        guard let date = calendar.date(from: parts),
            calendar.dateComponents([.month, .day, .hour, .minute], from: date)
                == DateComponents(month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute)
        else { return nil }
        return date
    }

    /// A moment in UTC: `2026-11-20 22:59:00 UTC`.
    public static func text(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        // Days begin before their seconds, also before 1970.
        let rest = (seconds % 86_400 + 86_400) % 86_400
        let days = (seconds - rest) / 86_400
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days * 86_400)))
        return String(
            format: "%04d-%02d-%02d %02d:%02d:%02d UTC", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, rest / 3600,
            rest / 60 % 60, rest % 60)
    }
}
