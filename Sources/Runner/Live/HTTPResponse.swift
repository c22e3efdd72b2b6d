import Foundation

/// What is answered.
enum HTTPStatus: Int, Sendable {
    case ok = 200
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case headersTooLarge = 431
    case failed = 500
    case busy = 503

    var phrase: String {
        switch self {
        case .ok: "OK"
        case .badRequest: "Bad Request"
        case .forbidden: "Forbidden"
        case .notFound: "Not Found"
        case .methodNotAllowed: "Method Not Allowed"
        case .headersTooLarge: "Request Header Fields Too Large"
        case .failed: "Internal Server Error"
        case .busy: "Service Unavailable"
        }
    }
}

/// An answer's bytes.
enum HTTPResponse {
    /// Nothing is kept, guessed, framed, or told to others.
    private static let policy = [
        "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
        "X-Frame-Options: DENY", "Content-Security-Policy: frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin", "Connection: close",
    ]

    static func page(_ html: Data) -> [UInt8] {
        head(.ok, ["Content-Type: text/html; charset=utf-8", "Content-Length: \(html.count)"]) + html
    }

    static func refusal(_ status: HTTPStatus) -> [UInt8] {
        let text = Array("\(status.rawValue) \(status.phrase)\n".utf8)
        let allowed = status == .methodNotAllowed ? ["Allow: GET"] : []
        return head(
            status, allowed + ["Content-Type: text/plain; charset=utf-8", "Content-Length: \(text.count)"]) + text
    }

    /// The beginning of a stream of events, which ends when one of both closes it.
    static var events: [UInt8] {
        head(.ok, ["Content-Type: text/event-stream; charset=utf-8"]) + Array("retry: 1000\n\n".utf8)
    }

    private static func head(_ status: HTTPStatus, _ lines: [String]) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)"] + lines + policy
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}

/// A message to pages that follow.
enum ServerSentEvent {
    static func message(_ data: String) -> [UInt8] {
        // A line of data for each line of text.
        let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        return Array((lines.map { "data: \($0)\n" }.joined() + "\n").utf8)
    }

    /// Says nothing; that it can be sent tells that the other side is there.
    static let heartbeat = Array(": still here\n\n".utf8)
}
