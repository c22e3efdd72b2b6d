#if os(Linux)
    import Foundation

    /// A client that sends and reads bytes as they are.
    final class RawClient {
        struct Refused: Error {}

        private let descriptor: Int32

        init(port: UInt16) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_port = port.bigEndian
            place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
            let result = withUnsafePointer(to: &place) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            // `deinit` closes it then: closed here as well, it might take a descriptor that another test has been given.
            guard result == 0 else { throw Refused() }
        }

        deinit { close(descriptor) }

        func send(_ text: String) {
            _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        }

        /// Reads until a text has come so many times, or the time is over.
        func read(until mark: String, times: Int = 1, seconds: Double = 60) -> String {
            var text = ""
            let end = ContinuousClock.now + .seconds(seconds)
            while text.components(separatedBy: mark).count <= times, ContinuousClock.now < end {
                guard let more = some(milliseconds: 50) else { break }
                text += more
            }
            return text
        }

        func readAll() -> String {
            var text = ""
            let end = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < end, let more = some(milliseconds: 50) { text += more }
            return text
        }

        private func some(milliseconds: Int32) -> String? {
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, milliseconds) > 0 else { return "" }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
        }
    }
#endif
