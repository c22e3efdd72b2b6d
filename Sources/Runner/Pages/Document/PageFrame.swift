import Foundation
import Support

/// A whole HTML page around a body: one file that needs nothing beside it and asks nobody for anything.
package struct PageFrame {
    let title: String
    let body: String
    let style: String
    let script: String
    /// The page's data, as JSON that may stand in a page.
    let data: String
    /// Whether the page may ask its own server for news.
    var isLive = false

    /// - Parameters:
    ///   - body: HTML.
    ///   - data: JSON in which nothing can end the element that it stands in.
    package init(title: String, body: String, style: String, script: String, data: String, isLive: Bool = false) {
        self.title = title
        self.body = body
        self.style = style
        self.script = script
        self.data = data
        self.isLive = isLive
    }

    /// The page, whose policy lets this very script and this very style run, and nothing else.
    package var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <title>\(title.html)</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)
        <script type="application/json" id="page-data">\(data)</script>
        <script>\(script)</script>
        </body>
        </html>

        """
    }

    private var policy: String {
        let own = isLive ? "connect-src 'self'; " : ""
        return "default-src 'none'; script-src '\(Self.hash(script))'; style-src '\(Self.hash(style))'; "
            + "img-src data:; \(own)base-uri 'none'; form-action 'none'"
    }

    /// A text's hash as a policy names it.
    package static func hash(_ text: String) -> String {
        var digest = Digest()
        digest.append(Array(text.utf8))
        let hexadecimal = Array(digest.hexadecimal)
        let bytes = stride(from: 0, to: hexadecimal.count, by: 2).map { index in
            UInt8(String(hexadecimal[index...index + 1]), radix: 16) ?? 0
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }
}
