import Pages
import Support

/// All comparisons of an exercise as a table: a row for each output, a column for each case.
struct CheckMatrix {
    let checks: [ShownCheck]

    /// `45 comparisons, 16 right`; nil when there are none.
    var summary: String? {
        guard !checks.isEmpty else { return nil }
        let right = checks.count(where: \.passed)
        return "\(Quantity.count(checks.count, "comparison")), \(right == checks.count ? "all" : "\(right)") right"
    }

    /// The table; empty when there are no comparisons.
    var html: String {
        guard !checks.isEmpty else { return "" }
        let cases = checks.map(\.caseName).inOrder
        let outputs = checks.map(\.output).inOrder
        let results = Dictionary(
            checks.map { ([$0.output, $0.caseName], $0.passed) }, uniquingKeysWith: { $0 && $1 })
        let rows = outputs.map { output in
            let cells = cases.map { name -> String in
                guard let passed = results[[output, name]] else { return "<td class=\"quiet\">–</td>" }
                return "<td class=\"\(passed ? "good" : "bad") nowrap\">\(passed ? "✓ right" : "✗ wrong")</td>"
            }
            return "<tr><th scope=\"row\">\(output.html)</th>\(cells.joined())</tr>"
        }
        let heads = cases.map { "<th scope=\"col\">\($0.html)</th>" }
        return "<div class=\"table\"><table class=\"checked\"><thead><tr><th scope=\"col\">Output</th>\(heads.joined())"
            + "</tr></thead><tbody>\(rows.joined())</tbody></table></div>"
    }
}

extension [String] {
    /// Each of them once, in the order in which they come.
    fileprivate var inOrder: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}
