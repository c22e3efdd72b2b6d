import Foundation

/// The server's one thread: it waits for all connections at once, and for none of them.
struct LiveLoop {
    private let address: LiveAddress
    private let listening: Int32
    private let wake: Int32
    private let orders: LiveOrders
    private let page: @Sendable (_ lesson: String, _ events: String) -> Data?
    private var connections: [Int32: LiveConnection] = [:]
    /// The newest message about each exercise, by lesson and exercise, for pages that come later.
    private var newest: [String: [String: [UInt8]]] = [:]
    private var nextNumber = 0
    private var nextBeat = ContinuousClock.now + interval

    init(
        address: LiveAddress, listening: Int32, wake: Int32, orders: LiveOrders,
        page: @escaping @Sendable (_ lesson: String, _ events: String) -> Data?
    ) {
        self.address = address
        self.listening = listening
        self.wake = wake
        self.orders = orders
        self.page = page
    }

    /// More connections than the pages of one course need; whoever comes beyond is turned away.
    private static let mostConnections = 64
    private static let longestQueue = 32 << 20
    private static let interval = Duration.seconds(10)

    /// Serves until it is told to stop.
    mutating func run() {
        while true {
            let ready = waited()
            for descriptor in ready where connections[descriptor] != nil {
                if connections[descriptor]?.receive() == false { drop(descriptor) }
            }
            if ready.contains(wake) {
                var buffer = [UInt8](repeating: 0, count: 256)
                _ = read(wake, &buffer, buffer.count)
            }
            for order in orders.taken() {
                if case .stop = order { return end() }
                follow(order)
            }
            if ready.contains(listening) { acceptAll() }
            for connection in connections.values where connection.isAsking { answer(connection) }
            beat()
            send()
        }
    }

    /// The descriptors with something to read or room to write, as soon as there is one, or after a second.
    private func waited() -> Set<Int32> {
        var requests = [listening, wake].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        requests += connections.values.map { connection in
            let writes = connection.outgoing.isEmpty ? 0 : POLLOUT
            return pollfd(fd: connection.descriptor, events: Int16(POLLIN) | Int16(writes), revents: 0)
        }
        guard poll(&requests, nfds_t(requests.count), 1000) > 0 else { return [] }
        return Set(requests.filter { $0.revents != 0 }.map(\.fd))
    }

    private mutating func follow(_ order: LiveOrders.Order) {
        switch order {
        case .stop: break
        case .answer(let descriptor, let number, let bytes):
            if connections[descriptor]?.number == number { connections[descriptor]?.answer(bytes) }
        case .publish(let lesson, let exercise, let bytes):
            newest[lesson, default: [:]][exercise] = bytes
            for descriptor in connections.keys where connections[descriptor]?.follows == lesson {
                connections[descriptor]?.queue(bytes)
            }
        }
    }

    private mutating func acceptAll() {
        while true {
            let descriptor = accept(listening, nil, nil)
            guard descriptor >= 0 else { return }
            LiveServer.prepare(descriptor)
            connections[descriptor] = LiveConnection(descriptor: descriptor, number: nextNumber)
            nextNumber += 1
            if connections.count > Self.mostConnections {
                connections[descriptor]?.answer(HTTPResponse.refusal(.busy))
            }
        }
    }

    private mutating func answer(_ connection: LiveConnection) {
        let descriptor = connection.descriptor
        switch connection.reading {
        case .unfinished: break
        case .refused(let status): connections[descriptor]?.answer(HTTPResponse.refusal(status))
        case .request(let request):
            connections[descriptor]?.isAsking = false
            switch address.route(request) {
            case .failure(let refusal): connections[descriptor]?.answer(HTTPResponse.refusal(refusal.status))
            case .success(.page(let lesson)): make(lesson, for: connection)
            case .success(.events(let lesson)):
                connections[descriptor]?.follows = lesson
                connections[descriptor]?.queue(HTTPResponse.events + (newest[lesson] ?? [:]).values.joined())
            }
        }
    }

    /// Has the page made on another thread, which takes its time.
    private func make(_ lesson: String, for connection: LiveConnection) {
        let (descriptor, number) = (connection.descriptor, connection.number)
        let (page, orders, events) = (page, orders, address.events(of: lesson))
        DispatchQueue.global().async {
            let bytes = page(lesson, events).map(HTTPResponse.page) ?? HTTPResponse.refusal(.notFound)
            orders.add(.answer(descriptor: descriptor, number: number, bytes))
        }
    }

    /// Sends a sign of life from time to time; where it cannot be sent, nobody listens any more.
    private mutating func beat() {
        guard ContinuousClock.now >= nextBeat else { return }
        nextBeat = ContinuousClock.now + Self.interval
        for descriptor in connections.keys where connections[descriptor]?.follows != nil {
            connections[descriptor]?.queue(ServerSentEvent.heartbeat)
        }
    }

    private mutating func send() {
        let now = ContinuousClock.now
        for descriptor in connections.keys {
            let stays = connections[descriptor]?.send() ?? false
            let isTooSlow = connections[descriptor]?.isTooSlow(now: now, longestQueue: Self.longestQueue) ?? true
            if !stays || isTooSlow { drop(descriptor) }
        }
    }

    private mutating func drop(_ descriptor: Int32) {
        close(descriptor)
        connections[descriptor] = nil
    }

    private mutating func end() {
        for descriptor in connections.keys { drop(descriptor) }
        close(listening)
        close(wake)
    }
}
