import Support

/// How fetching a file went wrong.
package enum DownloadFailure: Sendable, Equatable {
    /// The name of the host, or of the proxy, means nothing here.
    case unknownHost(String)
    /// Nobody answered.
    case unreachable(String)
    /// The host could not prove who it is, or would not speak securely.
    case insecure(String)
    /// The address leads on to one that is not secure.
    case insecureRedirect
    /// The address leads on, and on.
    case tooManyRedirects
    /// The answer is an HTTP error.
    case status(Int)
    /// Nothing came for so many seconds.
    case stalled(seconds: Int)
    /// The connection ended before the file did.
    case cut
    /// What is there has another size.
    case wrongSize(found: Int, wanted: Int)
    /// Anything else, in curl's words.
    case other(code: Int, words: String)

    /// Whether it may go on from where it was at once.
    var isInterruption: Bool { self == .cut }

    /// What happened.
    package var sentence: String {
        switch self {
        case .unknownHost(let words): "the host is not known here (\(words))"
        case .unreachable(let words): "nobody answers (\(words))"
        case .insecure(let words): "no secure connection (\(words))"
        case .insecureRedirect: "the server leads on to an address without encryption, which is not followed"
        case .tooManyRedirects: "the server leads on from one address to another without end"
        case .status(let status):
            switch status {
            case 401, 403: "the server refuses to give it (status \(status))"
            case 404, 410: "it is not there (status \(status))"
            case 407: "the proxy wants a name and a password (status \(status))"
            case 500...: "the server is in trouble (status \(status))"
            default: "the server answers with status \(status)"
            }
        case .stalled(let seconds): "nothing has come for \(seconds) \(seconds == 1 ? "second" : "seconds")"
        case .cut: "the connection was cut"
        case .wrongSize(let found, let wanted):
            "what is there has \(Quantity.bytes(found)), and should have \(Quantity.bytes(wanted))"
        case .other(let code, let words): "curl ended with status \(code)\(words.isEmpty ? "" : " (\(words))")"
        }
    }

    /// What to do about it when nothing has come yet.
    package var advice: String {
        switch self {
        case .unknownHost, .unreachable, .stalled, .cut:
            "Check the network (https_proxy, where there is a proxy), or fetch the file elsewhere and add --from FILE."
        case .status(500...): "Try again later, or fetch the file elsewhere and add --from FILE."
        case .status(407): "Put them into https_proxy: http://NAME:PASSWORD@HOST:PORT."
        case .insecure: "Check the clock and the certificates of this machine, or add --from FILE."
        default: "Fetch the file elsewhere and add --from FILE, or give another address with --from."
        }
    }
}

extension DownloadFailure {
    /// What an exit status of curl means, and what it said.
    ///
    /// - Parameters:
    ///   - message: what it wrote to standard error.
    ///   - status: the status of the last answer, if there was one.
    ///   - patience: after how many seconds without a byte curl was told to give up.
    package init(curl code: Int, said message: String, status: Int?, patience: Int) {
        let words = Self.words(in: message)
        switch code {
        // An address that was asked for has been looked at before: only one that is led to can be refused.
        case 1: self = .insecureRedirect
        case 5, 6: self = .unknownHost(words)
        case 7: self = .unreachable(words)
        case 16, 18, 52, 55, 92: self = .cut
        case 56: self = words.contains("407") ? .status(407) : .cut
        case 22: self = .status(status ?? 0)
        case 28: self = words.hasPrefix("Operation too slow") ? .stalled(seconds: patience) : .unreachable(words)
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: self = .insecure(words)
        case 47: self = .tooManyRedirects
        default: self = .other(code: code, words: words)
        }
    }

    /// Curl's message without its name and number; what follows on further lines is general advice.
    private static func words(in message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).first { $0.hasPrefix("curl: (") }
        return line.map { String($0.replacing(#/^curl: \(\d+\) /#, with: "")) } ?? ""
    }
}
