import Foundation

/// What an HTTP answer says before its body: what curl wrote with `--dump-header`.
struct ResponseHead: Sendable, Equatable {
    /// The status, as in 206.
    var status: Int
    /// How many bytes the body has.
    var length: Int?
    /// Which part of the file the body is, from `Content-Range`.
    var part: Part?
    /// What tells this version of the file from others: a strong `ETag`, else `Last-Modified`.
    var validator: String?

    /// Where a body begins in the whole file, and how long that is.
    struct Part: Sendable, Equatable {
        var start: Int
        var total: Int?
    }

    /// How many bytes the whole file has, where the answer says so.
    var total: Int? { status == 206 ? part?.total : length }

    /// Reads the last of several heads: earlier ones lead on to other addresses or are a proxy's.
    init?(_ text: String) {
        var head: ResponseHead?
        var isWeak = true
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("HTTP/") {
                let parts = line.split(separator: " ")
                guard parts.count > 1, let status = Int(parts[1]) else { return nil }
                head = ResponseHead(status: status)
                isWeak = true
                continue
            }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            switch line[..<colon].lowercased() {
            case "content-length": head?.length = Int(value)
            case "content-range": head?.part = Part(value)
            case "etag" where value.hasPrefix("\""):
                head?.validator = value
                isWeak = false
            case "last-modified" where isWeak: head?.validator = value
            default: break
            }
        }
        guard let head else { return nil }
        self = head
    }

    private init(status: Int) { self.status = status }
}

extension ResponseHead.Part {
    /// `bytes 100-199/200`, the total possibly a star.
    fileprivate init?(_ value: String) {
        guard let match = value.wholeMatch(of: /bytes (\d+)-\d+\/(\d+|\*)/), let start = Int(match.1) else {
            return nil
        }
        self.init(start: start, total: Int(match.2))
    }
}
