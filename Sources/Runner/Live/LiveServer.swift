import Foundation
import Synchronization

/// Serves the pages of lessons to browsers of this machine, and tells them of each check.
///
/// It listens on 127.0.0.1 alone, answers GET requests that know its token, and takes nothing else: nothing on the machine can be
/// changed through it. One thread does all of it and waits for nobody; pages are made on others.
package final class LiveServer: Sendable {
    package let address: LiveAddress
    private let orders: LiveOrders

    /// Why it cannot serve.
    package struct NotStarted: Error { package let reason: String }

    /// Begins to serve.
    ///
    /// - Parameter page: makes the page of a lesson, on any thread, given the path of its events; nil when there is none.
    package init(
        page: @escaping @Sendable (_ lesson: String, _ events: String) -> Data?
    ) throws(NotStarted) {
        let listening: Int32
        #if canImport(Darwin)
            listening = socket(AF_INET, SOCK_STREAM, 0)
        #else
            listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard listening >= 0 else { throw Self.failure() }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                bind(listening, place, length) == 0 && listen(listening, 16) == 0
                    && getsockname(listening, place, &length) == 0
            }
        }
        var ends: [Int32] = [-1, -1]
        guard isBound, pipe(&ends) == 0 else {
            let failure = Self.failure()
            close(listening)
            throw failure
        }
        for descriptor in [listening] + ends { Self.prepare(descriptor) }
        let address = LiveAddress(port: UInt16(bigEndian: place.sin_port))
        orders = LiveOrders(wake: ends[1])
        self.address = address
        let (orders, reading) = (orders, ends[0])
        Thread {
            var loop = LiveLoop(address: address, listening: listening, wake: reading, orders: orders, page: page)
            loop.run()
        }.start()
    }

    private static func failure() -> NotStarted { NotStarted(reason: String(cString: strerror(errno))) }

    static func prepare(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// Tells the pages of a lesson of what is new about one of its exercises; pages that come later are told too.
    package func publish(_ json: String, about exercise: String, to lesson: String) {
        orders.add(.publish(lesson: lesson, exercise: exercise, ServerSentEvent.message(json)))
    }

    /// Closes every connection and ends.
    package func stop() { orders.add(.stop) }
}

/// What other threads ask of the server's own.
final class LiveOrders: Sendable {
    enum Order: Sendable {
        /// The number tells a connection from a later one that has got its descriptor.
        case answer(descriptor: Int32, number: Int, [UInt8])
        case publish(lesson: String, exercise: String, [UInt8])
        case stop
    }

    private let wake: Int32
    private let orders = Mutex<[Order]>([])

    /// - Parameter wake: where a byte is written with each order.
    init(wake: Int32) { self.wake = wake }

    deinit { close(wake) }

    func add(_ order: Order) {
        orders.withLock { $0.append(order) }
        var byte: UInt8 = 0
        _ = write(wake, &byte, 1)
    }

    /// Those that have come since the last time.
    func taken() -> [Order] {
        orders.withLock { orders in
            defer { orders = [] }
            return orders
        }
    }
}
