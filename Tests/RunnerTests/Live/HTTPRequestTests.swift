import Foundation
import Testing

@testable import Live

@Suite struct HTTPRequestTests {
    private func read(_ text: String) -> HTTPRequest.Reading { HTTPRequest.read(Array(text.utf8)) }

    @Test func head_isRead_onceItHasEnded() {
        #expect(read("GET /x HTTP/1.1\r\nHost: a\r\n") == .unfinished)
        #expect(
            read("GET /x?y HTTP/1.1\r\nHost: a:1\r\nOrigin:b \r\n\r\n")
                == .request(HTTPRequest(method: "GET", target: "/x?y", headers: ["host": "a:1", "origin": "b"])))
    }

    @Test(arguments: [
        "GET /x\r\n\r\n", "GET  /x HTTP/1.1\r\n\r\n", "GET /x HTTP/2\r\n\r\n", "GET /x HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /x HTTP/1.1\r\n: empty\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost : a\r\n\r\n", "GET /\u{E9} HTTP/1.1\r\n\r\n",
        "GET /x HTTP/1.1\r\n\r\nGET /y HTTP/1.1\r\n\r\n",
        " / HTTP/1.1\r\n\r\n",
    ])
    func whatIsNoRequest_isRefused(text: String) {
        #expect(read(text) == .refused(.badRequest))
    }

    @Test func longHead_isRefused_endedOrNot() {
        let long = "GET /x HTTP/1.1\r\nA: \(String(repeating: "a", count: HTTPRequest.longestHead))"
        #expect(read(long) == .refused(.headersTooLarge))
        #expect(read(long + "\r\n\r\n") == .refused(.headersTooLarge))
    }

    @Test func tokens_differ_andAreLong() {
        let tokens = (0..<100).map { _ in LiveAddress(port: 1).token }
        #expect(Set(tokens).count == 100)
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
    }

    @Test func connection_isTooSlow_onlyWhileItIsWaitedFor() {
        let start = ContinuousClock.now
        var connection = LiveConnection(descriptor: -1, number: 0)
        // The request does not come.
        #expect(!connection.isTooSlow(now: start + .seconds(10), longestQueue: 100))
        #expect(connection.isTooSlow(now: start + .seconds(30), longestQueue: 100))
        // Somebody who follows may be silent for hours; what is sent then has its time from then on.
        connection.isAsking = false
        connection.follows = "saliency"
        #expect(!connection.isTooSlow(now: start + .seconds(4000), longestQueue: 100))
        connection.queue([1, 2, 3], now: start + .seconds(4000))
        #expect(!connection.isTooSlow(now: start + .seconds(4010), longestQueue: 100))
        #expect(connection.isTooSlow(now: start + .seconds(4030), longestQueue: 100))
        #expect(connection.isTooSlow(now: start + .seconds(4001), longestQueue: 2))
    }

    @Test func message_hasAFieldForEachLine() {
        #expect(
            String(decoding: ServerSentEvent.message("{\n}\r\nx"), as: UTF8.self) == "data: {\ndata: }\ndata: x\n\n")
    }
}
