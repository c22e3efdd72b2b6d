import Testing

@testable import ModelStore
@testable import Pictures
@testable import Runner

@Suite struct DownloadFailureTests {
    private func failure(_ code: Int, _ message: String, status: Int? = nil) -> DownloadFailure {
        DownloadFailure(curl: code, said: message, status: status, patience: 30)
    }

    /// What curl 7.88 says of a certificate that nobody vouches for.
    @Test func ofALongMessage_theFirstLineIsTold() {
        let message = """
            curl: (60) SSL certificate problem: self-signed certificate
            More details here: https://curl.se/docs/sslcerts.html

            curl failed to verify the legitimacy of the server and therefore could not
            establish a secure connection to it. To learn more about this situation and
            how to fix it, please visit the web page mentioned above.
            """
        let failure = failure(60, message)
        #expect(failure == .insecure("SSL certificate problem: self-signed certificate"))
        #expect(failure.advice.contains("clock"))
    }

    @Test func whatTheNetworkDoes_isToldApart() {
        #expect(failure(6, "curl: (6) Could not resolve host: x") == .unknownHost("Could not resolve host: x"))
        #expect(failure(5, "curl: (5) Could not resolve proxy: x") == .unknownHost("Could not resolve proxy: x"))
        #expect(failure(7, "curl: (7) Failed to connect") == .unreachable("Failed to connect"))
        #expect(failure(28, "curl: (28) Operation too slow. Less than 1 bytes/sec") == .stalled(seconds: 30))
        #expect(failure(28, "curl: (28) Connection timed out") == .unreachable("Connection timed out"))
        #expect(failure(18, "curl: (18) transfer closed") == .cut)
        #expect(failure(56, "curl: (56) Recv failure: Connection reset by peer") == .cut)
        #expect(failure(56, "curl: (56) Received HTTP code 407 from proxy after CONNECT") == .status(407))
        #expect(failure(56, "curl: (56) CONNECT tunnel failed, response 407") == .status(407))
        #expect(failure(22, "", status: 404) == .status(404))
        #expect(failure(47, "") == .tooManyRedirects)
        #expect(failure(1, "") == .insecureRedirect)
        #expect(failure(2, "curl: (2) no such option") == .other(code: 2, words: "no such option"))
        #expect(failure(99, "\n") == .other(code: 99, words: ""))
    }
}
