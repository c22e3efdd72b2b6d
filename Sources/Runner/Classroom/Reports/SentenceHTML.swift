import Pages
import Support

/// A line of thought as HTML: what stands between backticks is code, and what has several lines keeps them.
struct SentenceHTML {
    let sentence: String
    /// Whether it is what matters most.
    var isStrong = false

    var html: String {
        let text = sentence.harmless
        if text.contains("\n") {
            return "<pre tabindex=\"0\" role=\"region\" aria-label=\"Message\">\(text.html)</pre>"
        }
        let inner = Self.inline(text)
        return "<p class=\"sentence\">\(isStrong ? "<strong>\(inner)</strong>" : inner)</p>"
    }

    /// Text in a line; a backtick without a second one stays one.
    static func inline(_ text: String) -> String {
        let pieces = text.harmless.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count % 2 == 1 else { return text.harmless.html }
        return pieces.enumerated().map { place, piece in
            place % 2 == 1 && !piece.isEmpty ? "<code>\(piece.html)</code>" : piece.html
        }.joined()
    }
}
