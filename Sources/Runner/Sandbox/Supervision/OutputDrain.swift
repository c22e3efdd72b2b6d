import Foundation

/// Reads one pipe of a program without ever blocking, and remembers no more than the limit allows.
struct OutputDrain {
    let descriptor: Int32
    /// Bytes that may come through.
    let limit: Int
    private(set) var kept = Data()
    /// Bytes that have come through.
    private(set) var count = 0
    private(set) var isAtEnd = false

    init(descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
        Descriptor.makeNonBlocking(descriptor)
    }

    var isOverLimit: Bool { count > limit }

    /// What lies in a pipe now, as far as it is short.
    static func all(of descriptor: Int32) -> Data {
        var drain = OutputDrain(descriptor: descriptor, limit: 1 << 16)
        return drain.drain()
    }

    /// Reads what is there, at most a megabyte at a time so that a flood cannot keep the supervisor from its other work.
    ///
    /// - Returns: the bytes that were read and kept.
    mutating func drain() -> Data {
        var fresh = Data()
        var buffer = [UInt8](repeating: 0, count: 65536)
        for _ in 0..<16 where !isAtEnd {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got > 0 {
                count += got
                fresh.append(contentsOf: buffer[..<got].prefix(max(0, limit - kept.count - fresh.count)))
            } else if got < 0 && errno == EINTR {
                continue
            } else {
                isAtEnd = got == 0
                break
            }
        }
        kept.append(fresh)
        return fresh
    }
}
