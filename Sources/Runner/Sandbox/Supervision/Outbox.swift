import Foundation

/// Messages on their way to the course, which may be slow to read them, or stopped: sending never blocks.
struct Outbox {
    private let descriptor: Int32
    private var waiting = Data()

    init(descriptor: Int32) {
        self.descriptor = descriptor
        Descriptor.closeOnExec(descriptor)
        Descriptor.makeNonBlocking(descriptor)
    }

    var isEmpty: Bool { waiting.isEmpty }

    mutating func post(_ message: SupervisorMessage) {
        // A message holds numbers and bytes only: encoding it cannot fail.
        guard let line = try? SupervisorMessage.line(for: message) else { return }
        waiting.append(line)
    }

    /// Sends what can be sent now.
    ///
    /// - Returns: false when nobody is there to read any more.
    mutating func send() -> Bool {
        while !waiting.isEmpty {
            let count = waiting.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                waiting = Data(waiting.dropFirst(count))
            } else if errno == EINTR {
                continue
            } else {
                return errno == EAGAIN
            }
        }
        return true
    }

    /// Sends everything, waiting as long as the reader is there.
    ///
    /// - Parameter unlessClosed: a descriptor that becomes readable when the reader is gone.
    /// - Returns: false when nobody is there to read any more.
    @discardableResult
    mutating func sendAll(unlessClosed watched: Int32) -> Bool {
        while send() {
            if waiting.isEmpty { return true }
            let ready = Descriptor.ready(reading: [watched], writing: [descriptor], milliseconds: 1000)
            if ready.contains(watched) { return false }
        }
        return false
    }
}
