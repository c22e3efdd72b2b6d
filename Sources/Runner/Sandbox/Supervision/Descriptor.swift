#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few things that the supervisor does to file descriptors.
enum Descriptor {
    static func makeNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    static func closeOnExec(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// A pipe that no launched program inherits, or `nil` when the system has none left.
    static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        closeOnExec(ends[0])
        closeOnExec(ends[1])
        return (ends[0], ends[1])
    }

    /// Waits until one of the descriptors has something to read, can be written to, or the time is over.
    ///
    /// - Returns: those that are ready, in no order.
    static func ready(reading: [Int32], writing: [Int32], milliseconds: Int32) -> Set<Int32> {
        var waiting = reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        waiting += writing.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
        guard poll(&waiting, nfds_t(waiting.count), milliseconds) > 0 else { return [] }
        return Set(waiting.filter { $0.revents != 0 }.map(\.fd))
    }
}
