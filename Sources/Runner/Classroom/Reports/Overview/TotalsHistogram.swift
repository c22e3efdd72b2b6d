import Pages
import Support

/// How many are where: the totals in ten parts of what is possible, drawn as bars.
struct TotalsHistogram {
    let grades: ClassGrades

    var html: ClassSection? {
        let totals = grades.submissions.compactMap(\.total)
        guard !totals.isEmpty, grades.possible > .zero else { return nil }
        var counts = [Int](repeating: 0, count: 10)
        for total in totals {
            counts[min(max(total.hundredths * 10 / grades.possible.hundredths, 0), 9)] += 1
        }
        let (width, height, gap) = (64, 130, 6)
        let most = max(counts.max() ?? 1, 1)
        let bars = counts.enumerated().map { place, count in
            let tall = count == 0 ? 0 : max(count * height / most, 2)
            let (x, middle) = (place * width + gap / 2, place * width + width / 2)
            return "<rect x=\"\(x)\" y=\"\(20 + height - tall)\" width=\"\(width - gap)\" height=\"\(tall)\" rx=\"2\"/>"
                + (count == 0
                    ? ""
                    : "<text class=\"count\" x=\"\(middle)\" y=\"\(14 + height - tall)\" text-anchor=\"middle\">\(count)</text>")
                + "<text x=\"\(place * width)\" y=\"\(height + 38)\" text-anchor=\"\(place == 0 ? "start" : "middle")\">\(place * 10)</text>"
        }
        let words = counts.enumerated().filter { $0.element > 0 }.map {
            "\($0.element) at \($0.offset * 10) to \($0.offset * 10 + 10) %"
        }
        return ClassSection(
            id: "totals", title: "Where the class stands",
            """
            <svg class="drawn" viewBox="0 0 640 \(height + 42)" role="img" aria-label="\(words.joined(separator: ", ").html)">\
            \(bars.joined())<text x="640" y="\(height + 38)" text-anchor="end">100</text>\
            <line x1="0" x2="640" y1="\(height + 21)" y2="\(height + 21)"/></svg>
            <p class="caption">How many submissions have how many percent of the \(grades.possible.short) points.</p>
            """)
    }
}
