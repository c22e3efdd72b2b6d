import Foundation

/// The head of a request, as far as it matters here.
struct HTTPRequest: Sendable, Equatable {
    let method: String
    /// As it was sent, with its query.
    let target: String
    /// By their names in small letters; a header that comes twice is refused.
    let headers: [String: String]

    /// No browser needs more for what it asks here.
    static let longestHead = 16 << 10

    enum Reading: Sendable, Equatable {
        /// The head has not ended yet.
        case unfinished
        case request(HTTPRequest)
        case refused(HTTPStatus)
    }

    /// Reads what has come of a connection.
    static func read(_ bytes: [UInt8]) -> Reading {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else {
            return bytes.count > longestHead ? .refused(.headersTooLarge) : .unfinished
        }
        guard bytes.count <= longestHead, text.allSatisfy(\.isASCII) else {
            return .refused(bytes.count > longestHead ? .headersTooLarge : .badRequest)
        }
        // Nothing that is asked for here has a body, and nothing follows on the same connection.
        guard end.upperBound == text.endIndex else { return .refused(.badRequest) }
        var lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, ["HTTP/1.1", "HTTP/1.0"].contains(words[2]), !words[0].isEmpty else {
            return .refused(.badRequest)
        }
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return .refused(.badRequest) }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            guard !name.contains(where: \.isWhitespace), headers.updateValue(value, forKey: name) == nil else {
                return .refused(.badRequest)
            }
        }
        return .request(HTTPRequest(method: words[0], target: words[1], headers: headers))
    }
}
