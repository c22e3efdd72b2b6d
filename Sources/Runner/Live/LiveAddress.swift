/// Where the pages of a running `course` are: a port that the system chose, and a token that nobody can guess.
package struct LiveAddress: Sendable, Equatable {
    package let port: UInt16
    /// 128 random bits, in hexadecimal digits.
    package let token: String

    init(port: UInt16) {
        self.port = port
        var generator = SystemRandomNumberGenerator()
        token = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The address of a lesson's page.
    package func page(of lesson: String) -> String { "http://127.0.0.1:\(port)/\(token)/\(lesson)" }

    /// The path, on this server, of the events of a lesson.
    package func events(of lesson: String) -> String { "/\(token)/\(lesson)/events" }

    /// What a request is for.
    enum Route: Sendable, Equatable {
        case page(lesson: String)
        case events(lesson: String)
    }

    /// What a request is for, or why it is refused.
    ///
    /// Whoever does not know the token learns nothing but that there is no such page. A name of another machine that leads here
    /// (DNS rebinding) and a page from elsewhere are refused even with it.
    func route(_ request: HTTPRequest) -> Result<Route, Refusal> {
        guard request.method == "GET" else { return .failure(Refusal(status: .methodNotAllowed)) }
        let names = ["127.0.0.1:\(port)", "localhost:\(port)"]
        guard let host = request.headers["host"], names.contains(host.lowercased()) else {
            return .failure(Refusal(status: .forbidden))
        }
        if let origin = request.headers["origin"], origin != "http://\(host.lowercased())" {
            return .failure(Refusal(status: .forbidden))
        }
        if let site = request.headers["sec-fetch-site"], !["same-origin", "none"].contains(site) {
            return .failure(Refusal(status: .forbidden))
        }
        if request.headers["transfer-encoding"] != nil || !["0", nil].contains(request.headers["content-length"]) {
            return .failure(Refusal(status: .badRequest))
        }
        var parts = request.target.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts.removeFirst().isEmpty, Self.areEqual(parts.removeFirst(), token),
            parts[0].wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil
        else { return .failure(Refusal(status: .notFound)) }
        switch parts.count {
        case 1: return .success(.page(lesson: parts[0]))
        case 2 where parts[1] == "events": return .success(.events(lesson: parts[0]))
        default: return .failure(Refusal(status: .notFound))
        }
    }

    struct Refusal: Error, Equatable { let status: HTTPStatus }

    /// Compares in a time that does not tell how much of a guess is right.
    private static func areEqual(_ first: String, _ second: String) -> Bool {
        guard first.utf8.count == second.utf8.count else { return false }
        return zip(first.utf8, second.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
