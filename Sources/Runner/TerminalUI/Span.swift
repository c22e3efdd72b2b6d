import Support

/// A piece of a line in one style.
package struct Span: Sendable, Equatable {
    package var text: String
    var styles: [ANSIStyle.Attribute]

    package init(_ text: String, _ styles: [ANSIStyle.Attribute] = []) {
        self.text = text.harmless
        self.styles = styles
    }
}

/// Fills lines with words.
package struct Paragraph: Sendable {
    /// A word is what may not be broken: it can change its style inside, as in `*half*way`.
    private var words: [[Span]] = []
    private var endsOpen = false

    package init(_ spans: [Span]) {
        for span in spans { append(span) }
    }

    private mutating func append(_ span: Span) {
        let lines = span.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if index > 0 {
                words.append([Span("\n")])
                endsOpen = false
            }
            var rest = line[...]
            while !rest.isEmpty {
                if rest.first == " " {
                    endsOpen = false
                    rest = rest.drop { $0 == " " }
                    continue
                }
                let word = rest.prefix { $0 != " " }
                rest = rest.dropFirst(word.count)
                let piece = Span(String(word), span.styles)
                if endsOpen, !words.isEmpty { words[words.count - 1].append(piece) } else { words.append([piece]) }
                endsOpen = true
            }
        }
    }

    /// The lines, none wider than `width` unless a single word is.
    package func lines(width: Int, ansi: ANSIStyle) -> [String] {
        var lines: [[Span]] = []
        var line: [Span] = []
        var used = 0
        for word in words {
            if word == [Span("\n")] {
                lines.append(line)
                (line, used) = ([], 0)
                continue
            }
            let length = word.reduce(0) { $0 + $1.text.displayWidth }
            if used > 0, used + 1 + length > width {
                lines.append(line)
                (line, used) = ([], 0)
            }
            if used > 0 {
                // The space belongs to the style on both sides of it, so that underlined words stay one run.
                let shared = line.last?.styles == word.first?.styles ? word.first?.styles ?? [] : []
                line.append(Span(" ", shared))
                used += 1
            }
            line += word
            used += length
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map(ansi.paint)
    }
}

extension ANSIStyle {
    /// A line, each run of one style painted once.
    func paint(_ line: [Span]) -> String {
        var runs: [Span] = []
        for span in line {
            if let last = runs.last, last.styles == span.styles {
                runs[runs.count - 1].text += span.text
            } else {
                runs.append(span)
            }
        }
        return runs.map { paint($0.text, $0.styles) }.joined()
    }
}
