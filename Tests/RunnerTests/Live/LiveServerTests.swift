#if os(Linux)
    import Foundation
    import Testing

    @testable import Live

    /// The server as somebody on the same machine meets it: raw requests over sockets.
    @Suite struct LiveServerTests {
        private let server: LiveServer
        private var address: LiveAddress { server.address }
        private var host: String { "Host: 127.0.0.1:\(address.port)" }

        init() throws {
            server = try LiveServer { lesson, events in
                lesson == "saliency" ? Data("<p>\(events)</p>".utf8) : nil
            }
        }

        private func path(_ rest: String = "saliency") -> String { "/\(address.token)/\(rest)" }

        /// Sends a request and reads until the server closes.
        private func answer(_ request: String) throws -> String {
            defer { server.stop() }
            let client = try RawClient(port: address.port)
            client.send(request)
            return client.readAll()
        }

        private func status(_ request: String) throws -> String {
            String(try answer(request).prefix { $0 != "\r\n" }.dropFirst("HTTP/1.1 ".count))
        }

        @Test func page_isGiven_toWhoeverKnowsTheToken() throws {
            let answer = try answer("GET \(path()) HTTP/1.1\r\n\(host)\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix("<p>\(path("saliency/events"))</p>"))
            for line in [
                "Content-Type: text/html; charset=utf-8", "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer", "X-Frame-Options: DENY", "Cross-Origin-Resource-Policy: same-origin",
            ] { #expect(answer.contains("\r\n\(line)\r\n")) }
            #expect(!answer.lowercased().contains("access-control-allow"))
        }

        @Test(arguments: [
            "", "/", "/favicon.ico", "/00000000000000000000000000000000/saliency", "TOKEN", "TOKEN/", "TOKEN/nothing",
            "TOKEN/saliency/", "TOKEN/saliency/other", "TOKEN/../saliency", "TOKEN/..%2f..%2fetc%2fpasswd",
            "TOKEN/../../etc/passwd", "TOKEN/saliency?x=1", "TOKEN//saliency", "/x/TOKEN/saliency", "TOKEN/Saliency",
            "TOKENx/saliency", "http://127.0.0.1/TOKEN/saliency",
        ])
        func everythingElse_isNotThere(target: String) throws {
            let target = target.replacing("TOKEN", with: "/\(address.token)").replacing(
                "//\(address.token)/s", with: "/\(address.token)/s")
            let line = try status("GET \(target.isEmpty ? "x" : target) HTTP/1.1\r\n\(host)\r\n\r\n")
            #expect(line == "404 Not Found", "\(target)")
        }

        @Test(arguments: ["evil.example", "127.0.0.1", "127.0.0.1:1", "[::1]:PORT", "localhost.evil.example:PORT", ""])
        func otherHosts_areRefused(name: String) throws {
            let name = name.replacing("PORT", with: "\(address.port)")
            let header = name.isEmpty ? "" : "Host: \(name)\r\n"
            #expect(try status("GET \(path()) HTTP/1.1\r\n\(header)\r\n") == "403 Forbidden")
        }

        @Test func localhost_isTheSameMachine() throws {
            #expect(try status("GET \(path()) HTTP/1.1\r\nHost: LOCALHOST:\(address.port)\r\n\r\n") == "200 OK")
        }

        @Test(arguments: [
            "http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:PORT", "http://localhost:PORT",
        ])
        func otherOrigins_areRefused(origin: String) throws {
            let origin = origin.replacing("PORT", with: "\(address.port)")
            #expect(try status("GET \(path()) HTTP/1.1\r\n\(host)\r\nOrigin: \(origin)\r\n\r\n") == "403 Forbidden")
        }

        @Test(arguments: [
            ("same-origin", "200 OK"), ("none", "200 OK"), ("cross-site", "403 Forbidden"),
            ("same-site", "403 Forbidden"),
        ])
        func pagesFromElsewhere_leadNowhere(site: String, line: String) throws {
            let own = "Origin: http://127.0.0.1:\(address.port)"
            #expect(
                try status("GET \(path()) HTTP/1.1\r\n\(host)\r\n\(own)\r\nSec-Fetch-Site: \(site)\r\n\r\n") == line)
        }

        @Test(arguments: ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "CONNECT", "get"])
        func otherMethods_areNotAllowed(method: String) throws {
            let answer = try answer("\(method) \(path()) HTTP/1.1\r\n\(host)\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
            #expect(answer.contains("\r\nAllow: GET\r\n"))
        }

        @Test func bodies_areRefused() throws {
            #expect(try status("GET \(path()) HTTP/1.1\r\n\(host)\r\nContent-Length: 5\r\n\r\n") == "400 Bad Request")
        }

        @Test func nobodyElsewhere_canReachIt() throws {
            defer { server.stop() }
            // The address that all of the machine's own listen on is not among those that it listens on.
            let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
            let port = String(format: ":%04X", Int(address.port))
            let listening = table.split(separator: "\n").filter { $0.contains(port) && $0.contains(" 0A ") }
            #expect(listening.count == 1 && listening[0].contains("0100007F\(port)"))
        }

        // MARK: Events

        @Test func events_reachThoseWhoFollow_andThoseWhoComeLater() throws {
            defer { server.stop() }
            let first = try RawClient(port: address.port)
            first.send("GET \(path("saliency/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
            #expect(first.read(until: "retry: 1000\n\n").contains("Content-Type: text/event-stream"))
            let other = try RawClient(port: address.port)
            other.send("GET \(path("grad-cam/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
            _ = other.read(until: "retry: 1000\n\n")
            server.publish("{\"a\":1}", about: "one", to: "saliency")
            server.publish("{\"a\":2}", about: "one", to: "saliency")
            server.publish("{\"b\":1}", about: "two", to: "saliency")
            #expect(first.read(until: "{\"b\":1}\n\n") == "data: {\"a\":1}\n\ndata: {\"a\":2}\n\ndata: {\"b\":1}\n\n")
            #expect(other.read(until: "data", seconds: 0.2) == "")
            let late = try RawClient(port: address.port)
            late.send("GET \(path("saliency/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
            // The newest of each exercise, and nothing older.
            let missed = late.read(until: "}\n\n", times: 2)
            #expect(missed.contains("{\"a\":2}") && missed.contains("{\"b\":1}") && !missed.contains("{\"a\":1}"))
        }

        @Test func connections_doNotPileUp() throws {
            defer { server.stop() }
            for _ in 0..<300 {
                let client = try RawClient(port: address.port)
                client.send("GET \(path("saliency/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
                _ = client.read(until: "retry: 1000\n\n")
            }
            // The server notices by itself that nobody is there any more.
            let end = ContinuousClock.now + .seconds(60)
            while try openConnections() > 0, ContinuousClock.now < end { usleep(20_000) }
            #expect(try openConnections() == 0)
            server.publish("{}", about: "one", to: "saliency")
            let client = try RawClient(port: address.port)
            client.send("GET \(path()) HTTP/1.1\r\n\(host)\r\n\r\n")
            #expect(client.readAll().hasPrefix("HTTP/1.1 200 OK"))
        }

        @Test func tooMany_areTurnedAway_andThoseBeforeStay() throws {
            defer { server.stop() }
            let clients = try (0..<64).map { _ in
                let client = try RawClient(port: address.port)
                client.send("GET \(path("saliency/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
                _ = client.read(until: "retry: 1000\n\n")
                return client
            }
            let late = try RawClient(port: address.port)
            #expect(late.readAll().hasPrefix("HTTP/1.1 503 "))
            server.publish("{}", about: "one", to: "saliency")
            #expect(clients[0].read(until: "data: {}\n\n") == "data: {}\n\n")
        }

        @Test func stopping_closesEverything() throws {
            let client = try RawClient(port: address.port)
            client.send("GET \(path("saliency/events")) HTTP/1.1\r\n\(host)\r\n\r\n")
            _ = client.read(until: "retry: 1000\n\n")
            server.stop()
            #expect(client.readAll() == "")
            #expect(throws: RawClient.Refused.self) {
                // The port is free a moment later.
                for _ in 0..<100 {
                    _ = try RawClient(port: address.port)
                    usleep(10_000)
                }
            }
        }

        /// How many connections the server's side holds: those that are open, or were closed by the other side alone.
        private func openConnections() throws -> Int {
            let port = String(format: ":%04X", Int(address.port))
            return try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).split(separator: "\n").count { line in
                let words = line.split(separator: " ")
                return words.count > 3 && words[1].hasSuffix(port) && ["01", "08"].contains(words[3])
            }
        }
    }
#endif
