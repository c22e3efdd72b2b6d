/// A line of a page: text, or a picture that takes several.
package enum PageLine: Sendable, Equatable {
    case text(String)
    /// A picture, and what stands before it on each of its lines.
    case picture(DrawnPicture, prefix: String)

    /// With something before it.
    package func indented(by prefix: String) -> PageLine {
        switch self {
        case .text(let text): .text(prefix + text)
        case .picture(let picture, let inner): .picture(picture, prefix: prefix + inner)
        }
    }

    /// Whether it holds a picture of pixels, which only the terminal itself can take.
    package var hasPixels: Bool {
        guard case .picture(let picture, _) = self else { return false }
        return picture.graphic != .empty
    }

    /// How many lines of the terminal it takes, if none is too long for them.
    package var height: Int {
        switch self {
        case .text: 1
        case .picture(let picture, _): picture.rows
        }
    }

    /// How many lines it takes in a terminal of some width, where long ones are broken.
    package func height(in columns: Int) -> Int {
        guard case .text(let text) = self else { return height }
        return max(1, (text.visibleWidth + columns - 1) / columns)
    }
}

extension PageLine: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self = .text(text) }
}

extension [PageLine] {
    /// Lines of text.
    package init(_ lines: [String]) { self = lines.map(PageLine.text) }
}
