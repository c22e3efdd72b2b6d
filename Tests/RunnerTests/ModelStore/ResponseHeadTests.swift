import Testing

@testable import ModelStore

@Suite struct ResponseHeadTests {
    @Test func theLastHeadCounts_beforeItAreProxiesAndRedirects() {
        let head = ResponseHead(
            """
            HTTP/1.1 302 Found\r
            Location: https://elsewhere/\r
            Content-Length: 9\r
            ETag: "old"\r
            \r
            HTTP/2 206 \r
            content-length: 100\r
            content-range: bytes 50-149/150\r
            last-modified: Mon, 01 Jan 2024 00:00:00 GMT\r
            etag: "new"\r
            \r

            """)
        #expect(head?.status == 206)
        #expect(head?.length == 100)
        #expect(head?.part == .init(start: 50, total: 150))
        #expect(head?.total == 150)
        #expect(head?.validator == "\"new\"")
    }

    @Test func aWeakTag_isNoVersion_andTheDateIs() {
        let head = ResponseHead("HTTP/1.1 200 OK\r\nETag: W/\"x\"\r\nLast-Modified: Mon\r\n\r\n")
        #expect(head?.validator == "Mon")
        #expect(ResponseHead("HTTP/1.1 200 OK\r\nETag: W/\"x\"\r\n\r\n")?.validator == nil)
        #expect(ResponseHead("HTTP/1.1 200 OK\r\nETag: \"x\"\r\nLast-Modified: Mon\r\n\r\n")?.validator == "\"x\"")
    }

    @Test(arguments: ["", "nothing", "HTTP/1.1", "HTTP/1.1 abc\r\n"])
    func whatIsNoHead_isNil(text: String) {
        #expect(ResponseHead(text) == nil)
    }

    @Test(arguments: ["bytes 5-9/*", "bytes */10", "bytes 5-9/99999999999999999999", "pages 1-2/3"])
    func aRangeWithoutATotal_hasNone(range: String) {
        #expect(ResponseHead("HTTP/1.1 206 P\r\nContent-Range: \(range)\r\n\r\n")?.total == nil)
    }
}
