import Foundation

/// One connection of a browser.
struct LiveConnection {
    let descriptor: Int32
    let number: Int
    /// The lesson whose events it follows; nil for all other requests.
    var follows: String?
    /// What is still to be sent.
    private(set) var outgoing: [UInt8] = []
    /// Whether its request has not been understood yet.
    var isAsking = true
    private var incoming: [UInt8] = []
    private var endsWhenSent = false
    private var since = ContinuousClock.now

    init(descriptor: Int32, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    /// What the request is, as far as it has come.
    var reading: HTTPRequest.Reading { HTTPRequest.read(incoming) }

    /// Sends an answer, and closes the connection then.
    mutating func answer(_ bytes: [UInt8]) {
        isAsking = false
        queue(bytes)
        endsWhenSent = true
    }

    /// Adds something to be sent; from now on the other side is waited for.
    mutating func queue(_ bytes: some Sequence<UInt8>, now: ContinuousClock.Instant = .now) {
        if outgoing.isEmpty { since = now }
        outgoing += bytes
    }

    /// Reads what has come.
    ///
    /// - Returns: false when the other side has closed.
    mutating func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return false }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            // After the request nothing is expected; what comes all the same is not kept.
            if isAsking, incoming.count <= HTTPRequest.longestHead { incoming += buffer.prefix(count) }
        }
    }

    /// Sends what the other side takes now.
    ///
    /// - Returns: false when the connection is at its end.
    mutating func send() -> Bool {
        var sent = 0
        defer {
            if sent > 0 {
                outgoing.removeFirst(sent)
                since = .now
            }
        }
        while sent < outgoing.count {
            let count = outgoing[sent...].withUnsafeBytes { bytes in
                #if canImport(Darwin)
                    write(descriptor, bytes.baseAddress, bytes.count)
                #else
                    Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                #endif
            }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            sent += count
        }
        return !endsWhenSent
    }

    /// Whether it has been waited for long enough: for its request, or to take what it asked for.
    func isTooSlow(now: ContinuousClock.Instant, longestQueue: Int) -> Bool {
        if outgoing.count > longestQueue { return true }
        let isWaiting = isAsking || !outgoing.isEmpty
        return isWaiting && now - since > .seconds(20)
    }
}
