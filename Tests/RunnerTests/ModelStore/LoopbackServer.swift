import Foundation

@testable import Sandbox

/// A small HTTP server on this machine that can do all that a server should not; it is a proxy as well.
///
/// Every request is answered by the next of its answers; the last one stays.
final class LoopbackServer: @unchecked Sendable {  // Guarded by `lock`.
    /// How a request is answered.
    enum Answer: Sendable {
        /// As it should be: ranges and `If-Range` are understood.
        case whole
        /// Ranges are ignored: always all of it.
        case withoutRanges
        /// The connection ends after so many bytes of the body.
        case cut(after: Int)
        /// After so many bytes of the body nothing comes any more.
        case stall(after: Int)
        /// A connection on which nothing ever comes.
        case silence
        /// One byte is another.
        case corrupt
        /// The body comes in parts of so many bytes, each sent by itself.
        case slow(parts: Int)
        case redirect(to: String)
        case status(Int)
        /// Another body, of which the length is not said.
        case page(String)
        /// The range that was asked for, but said to begin elsewhere.
        case wrongRange
    }

    /// What was asked.
    struct Request: Sendable {
        /// `/file` from a client, `http://host/file` from a client of a proxy.
        var target: String
        var headers: [String: String]
    }

    let port: Int
    private let descriptor: Int32
    private let lock = NSLock()
    private let content: Data
    private var version = "\"1\""
    private var answers: [Answer]
    private var seen: [Request] = []
    private var open: Set<Int32> = []
    private var sent = 0
    private var hasStopped = false

    /// Starts listening on a free port.
    init(_ content: Data, _ answers: Answer...) throws {
        self.content = content
        self.answers = answers
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = descriptor
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound else { throw Failure() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let self else { return }
                lock.withLock { _ = open.insert(connection) }
                Thread { self.serve(connection) }.start()
            }
        }.start()
    }

    struct Failure: Error {}

    /// Ends all connections, and listens no more.
    ///
    /// A number that was closed may be somebody else's at once, so each is closed a single time, and under the lock.
    func stop() {
        lock.withLock {
            guard !hasStopped else { return }
            hasStopped = true
            shutdown(descriptor, Int32(SHUT_RDWR))
            close(descriptor)
            for connection in open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    /// The address of the file, on this server or as if it were on another.
    func address(host: String = "127.0.0.1", port: Bool = true) -> String {
        "http://\(host)\(port ? ":\(self.port)" : "")/tiny.safetensors"
    }

    var requests: [Request] { lock.withLock { seen } }
    /// How many bytes of bodies have been sent.
    var bytesSent: Int { lock.withLock { sent } }

    /// Answers differently from now on.
    func answer(_ answers: Answer...) { lock.withLock { self.answers = answers } }

    /// Gives the file another version.
    func changeVersion() { lock.withLock { version = "\"2\"" } }

    private func serve(_ connection: Int32) {
        defer {
            lock.withLock {
                open.remove(connection)
                close(connection)
            }
        }
        guard let request = read(from: connection) else { return }
        let (answer, version) = lock.withLock {
            seen.append(request)
            return (answers.count > 1 ? answers.removeFirst() : answers[0], self.version)
        }
        var start = 0
        if let range = request.headers["range"]?.firstMatch(of: /bytes=(\d+)-/), let asked = Int(range.1) {
            let condition = request.headers["if-range"]
            if condition == nil || condition == version { start = asked }
        }
        switch answer {
        case .whole, .stall, .cut, .corrupt, .slow:
            guard start < max(content.count, 1) else {
                return send("HTTP/1.1 416 No\r\nContent-Range: bytes */\(content.count)\r\n\r\n", to: connection)
            }
            var body = content.dropFirst(start)
            var head = "Content-Length: \(body.count)\r\nETag: \(version)\r\n"
            if start > 0 { head += "Content-Range: bytes \(start)-\(content.count - 1)/\(content.count)\r\n" }
            send("HTTP/1.1 \(start > 0 ? "206 Part" : "200 OK")\r\n\(head)\r\n", to: connection)
            switch answer {
            case .stall(let count):
                send(body.prefix(count), to: connection)
                waitForEnd(of: connection)
            case .cut(let count): send(body.prefix(count), to: connection)
            case .corrupt:
                body[body.startIndex + body.count / 2] ^= 1
                send(body, to: connection)
            case .slow(let count):
                while !body.isEmpty {
                    guard send(body.prefix(count), to: connection) else { return }
                    body = body.dropFirst(count)
                    usleep(2_000)
                }
            default: send(body, to: connection)
            }
        case .withoutRanges:
            send("HTTP/1.1 200 OK\r\nContent-Length: \(content.count)\r\n\r\n", to: connection)
            send(content, to: connection)
        case .wrongRange:
            let end = content.count
            let range = "bytes \(start / 2)-\(end - 1)/\(end)"
            send("HTTP/1.1 206 P\r\nContent-Length: \(end)\r\nContent-Range: \(range)\r\n\r\n", to: connection)
            send(content, to: connection)
        case .silence: waitForEnd(of: connection)
        case .redirect(let target):
            send("HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n", to: connection)
        case .status(let status):
            send("HTTP/1.1 \(status) No\r\nContent-Length: 4\r\n\r\nsent", to: connection)
        case .page(let text):
            send("HTTP/1.1 200 OK\r\n\r\n\(text)", to: connection)
        }
    }

    private func read(from connection: Int32) -> Request? {
        var text = ""
        var byte: UInt8 = 0
        while !text.hasSuffix("\r\n\r\n") {
            guard recv(connection, &byte, 1, 0) == 1 else { return nil }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        let lines = text.split(whereSeparator: \.isNewline)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let words = lines[0].split(separator: " ")
        return Request(target: words.count > 1 ? String(words[1]) : "", headers: headers)
    }

    /// Until the other side goes away, or the server stops.
    private func waitForEnd(of connection: Int32) {
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
    }

    /// Sends a head, and what follows it.
    ///
    /// One connection carries one answer: a client that is not told so asks again on a connection that is about to end, and
    /// gives up when that has happened a few times.
    private func send(_ text: String, to connection: Int32) {
        let (line, rest) = (text.prefix { $0 != "\r\n" }, text.drop { $0 != "\r\n" })
        write(Data("\(line)\r\nConnection: close\(rest)".utf8), to: connection)
    }

    @discardableResult
    private func send(_ body: Data, to connection: Int32) -> Bool {
        guard write(body, to: connection) else { return false }
        lock.withLock { sent += body.count }
        return true
    }

    @discardableResult
    private func write(_ data: Data, to connection: Int32) -> Bool {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var rest = Array(data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
