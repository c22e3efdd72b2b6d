import Foundation
import Testing

@testable import ModelStore

/// The way to a network's file: redirects, proxies, hosts that are not there, and curl itself.
@Suite(.timeLimit(.minutes(20)))
struct DownloadWayTests: FailingInstallation {
    @Test func redirects_areFollowedToTheEnd() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        let first = try LoopbackServer(Data(), .redirect(to: offered.server.address()))
        defer { first.stop() }
        try await offered.install(from: WeightsSource(first.address()))
        #expect(try offered.isSound())
    }

    @Test func redirectsWithoutEnd_areGivenUp() async throws {
        let offered = try OfferedNetwork(.redirect(to: "/tiny.safetensors"))
        #expect(try await download(failure(of: offered)).failure == .tooManyRedirects)
    }

    @Test func aRedirectToSomethingElseThanTheWeb_isNotFollowed() async throws {
        let secret = try TemporaryFolder().write("secret", to: "secret")
        let offered = try OfferedNetwork(.redirect(to: "file://\(secret.path)"))
        #expect(try await download(failure(of: offered)).failure == .insecureRedirect)
    }

    @Test func aSecureAddress_isNeverLeftForAnInsecureOne() throws {
        let folder = TemporaryFolder()
        for (scheme, allowed) in [("https", "=https"), ("http", "=http,https")] {
            let download = Download(
                name: "tiny", url: try #require(URL(string: "\(scheme)://example.org/x")),
                size: ExpectedSize(bytes: 1, uncertainty: 0), part: PartialDownload(folder: folder.url),
                settings: DownloadSettings())
            let arguments = download.arguments(from: 0)
            let index = try #require(arguments.firstIndex(of: "--proto-redir"))
            #expect(arguments[index + 1] == allowed)
            // Somebody's own settings come after this, so they never come.
            #expect(arguments.first == "--disable")
        }
    }

    @Test func aProxy_isAsked_inEitherSpelling() async throws {
        for variable in ["http_proxy", "HTTP_PROXY"] {
            var offered = try OfferedNetwork(.whole)
            defer { offered.server.stop() }
            let far = offered.server.address(host: "weights.invalid", port: false)
            try offered.offer(at: far)
            offered.settings.environment[variable] = "http://127.0.0.1:\(offered.server.port)"
            try await offered.install()
            #expect(try offered.isSound())
            #expect(offered.server.requests.map(\.target) == [far])
        }
    }

    @Test(arguments: ["no_proxy", "NO_PROXY"])
    func aProxy_isNotAskedForWhatIsExcepted(variable: String) async throws {
        var offered = try OfferedNetwork(.whole)
        let proxy = try LoopbackServer(Data(), .status(502))
        defer {
            offered.server.stop()
            proxy.stop()
        }
        offered.settings.environment["http_proxy"] = "http://127.0.0.1:\(proxy.port)"
        offered.settings.environment[variable] = "127.0.0.1"
        try await offered.install()
        #expect(try offered.isSound())
        #expect(proxy.requests.isEmpty)
    }

    @Test func aHostThatNobodyKnows_andOneThatDoesNotAnswer_areTold() async throws {
        let offered = try OfferedNetwork(.whole)
        let unknown = try await failure(of: offered, from: WeightsSource("http://weights.invalid/x"))
        guard case .unknownHost(let words) = try download(unknown).failure else {
            throw UnexpectedFailure(error: unknown)
        }
        #expect(words.contains("weights.invalid"))
        #expect(unknown.sentence.contains("Check the network"))
        // Its server has stopped.
        let gone = try await failure(of: offered)
        guard case .unreachable = try download(gone).failure else { throw UnexpectedFailure(error: gone) }
    }

    @Test func withoutCurl_theErrorNamesThePackageAndTheWayAround() async throws {
        var offered = try OfferedNetwork(.whole)
        offered.settings.curl = .path("/nowhere/curl")
        let error = try await failure(of: offered)
        #expect(error == .noCurl(name: "tiny"))
        #expect(error.sentence.contains("the package is called curl") && error.sentence.contains("--from FILE"))
    }
}
