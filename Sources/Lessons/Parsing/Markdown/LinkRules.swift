import CCmarkGFM
import Foundation

/// Links and pictures of the prose have to lead somewhere.
///
/// A link may also lead to another lesson or document of the project; a picture stays in the lesson's folder.
struct LinkRules {
    let folder: LessonFolder
    let source: SourceText
    /// The folder that links may not leave.
    let boundary: URL
    let log: DiagnosticLog

    func check(_ document: MarkdownDocument) {
        guard let iterator = cmark_iter_new(document.root) else { return }
        defer { cmark_iter_free(iterator) }
        var block = (first: 1, last: 1)
        var seen: [String: Int] = [:]
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE else { return }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            let type = cmark_node_get_type(node)
            let isInline = type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE)
            if !isInline {
                block = (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node)))
                seen = [:]
            }
            guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE, let pointer = cmark_node_get_url(node) else {
                continue
            }
            let url = document.text(pointer)
            let occurrence = seen[url, default: 0]
            seen[url] = occurrence + 1
            let isPicture = type == CMARK_NODE_IMAGE
            let broken = isPicture ? problem(ofPicture: url) : problem(ofLink: url)
            let contents =
                isPicture && broken == nil ? folder.problem(ofContentsOf: url.removingPercentEncoding ?? url) : nil
            guard let problem = broken ?? contents else { continue }
            let written = url.contains(" ") ? url.replacing("%20", with: " ") : url
            let place =
                source.location(of: written, occurrence: occurrence, from: block.first, through: block.last)
                ?? SourceLocation(file: source.file, line: block.first, column: 1)
            if contents != nil {
                log.reportOnce(place, problem.message, remedy: problem.remedy)
            } else {
                log.report(place, problem.message, remedy: problem.remedy)
            }
        }
    }

    private func isElsewhere(_ url: String) -> Bool {
        ["https:", "http:", "mailto:"].contains(where: url.hasPrefix)
    }

    private func problem(ofPicture url: String) -> (message: String, remedy: String)? {
        if isElsewhere(url) {
            return (
                "The picture \"\(url)\" is on the network.",
                "Put it into the lesson's folder: the course works without a network."
            )
        }
        let path = url.removingPercentEncoding ?? url
        return folder.problem(of: path)
    }

    private func problem(ofLink url: String) -> (message: String, remedy: String)? {
        if isElsewhere(url) || url.hasPrefix("#") { return nil }
        if url.isEmpty { return ("The link leads nowhere.", "Name a file, or a page on the network.") }
        if url.utf8.contains(UInt8(ascii: ":")), let scheme = url.firstMatch(of: /^[a-z][a-z0-9+.-]*:/) {
            return ("The link has the scheme \"\(scheme.output)\".", "Link to a file, or to a page with https:.")
        }
        let bare = url.split(separator: "#", maxSplits: 1).first.map(String.init) ?? url
        let path = bare.removingPercentEncoding ?? bare
        if path.hasPrefix("/") {
            return ("\"\(path)\" is not a path relative to the lesson.", "Write it relative to the lesson's folder.")
        }
        let file = folder.url.appending(path: path).standardizedFileURL
        let base = boundary.standardizedFileURL.path
        guard file.path == base || file.path.hasPrefix(base + "/") else {
            return ("\"\(path)\" leads out of the project.", "Link to a file of the project, or to a page with https:.")
        }
        guard !FileManager.default.fileExists(atPath: file.path) else { return nil }
        return (
            "The link's file \"\(path)\" does not exist.",
            path.hasPrefix("..")
                ? "Add it, or correct the path." : folder.problem(of: path)?.remedy ?? "Add it, or correct the path."
        )
    }
}
