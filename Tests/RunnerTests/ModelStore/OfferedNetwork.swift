import Foundation
import NN
import Testing

@testable import ModelStore
@testable import Runner
@testable import Support

/// A course that offers one tiny network, which a server on this machine has.
struct OfferedNetwork {
    let folder = TemporaryFolder()
    let content: Data
    let labels: [String]
    let server: LoopbackServer
    /// What every download of this course depends on.
    var settings: DownloadSettings
    var root: URL { folder.url }

    init(_ answer: LoopbackServer.Answer, weights: SafeTensors = TinyNetwork.weights) throws {
        try self.init(answer, content: weights.encoded(), labels: TinyNetwork.labels)
    }

    init(_ answer: LoopbackServer.Answer, content: Data, labels: [String]) throws {
        self.content = content
        self.labels = labels
        server = try LoopbackServer(content, answer)
        settings = DownloadSettings(
            environment: ProcessInfo.processInfo.environment.filter { !$0.key.lowercased().hasSuffix("_proxy") })
        // Whether a machine is busy is no matter of these tests.
        settings.patience = 600
        try offer(at: server.address())
    }

    /// Writes the list of what can be installed.
    func offer(at url: String, sha256Prefix: String? = nil) throws {
        var digest = Digest()
        content.withUnsafeBytes { digest.append($0) }
        let input: [String: Any] = ["resize": 256, "crop": 224, "mean": [0.5, 0.5, 0.5], "std": [1, 1, 1]]
        let manifest: [String: Any] = [
            "source": "the tests", "license": "none", "labels": "labels.txt", "classes": labels.count,
            "models": [
                [
                    "name": "tiny", "architecture": "resnet18", "weights": "pseudo-random", "url": url,
                    "sha256Prefix": sha256Prefix ?? String(digest.hexadecimal.prefix(8)),
                    "mebibytes": (Double(content.count) / 1048.576).rounded() / 1000, "parameters": 1, "input": input,
                ]
            ],
        ]
        try folder.write(labels.joined(separator: "\n"), to: "Models/labels.txt")
        try FileManager.default.createDirectory(
            at: root.appending(path: "Lessons"), withIntermediateDirectories: true)
        try JSONSerialization.data(withJSONObject: manifest).write(to: root.appending(path: "Models/torchvision.json"))
    }

    func catalog() throws -> ModelCatalog { try ModelCatalog(root: root) }

    func installation(from source: WeightsSource? = nil) throws -> ModelInstallation {
        var installation = try ModelInstallation(of: "tiny", from: source, catalog: catalog())
        installation.settings = settings
        return installation
    }

    @discardableResult
    func install(from source: WeightsSource? = nil) async throws -> InstalledModel {
        try await installation(from: source).run()
    }

    /// Begins an installation that is stopped when so many bytes have come; the server must stall after them.
    func installUntil(_ bytes: Int) async throws {
        var installation = try installation()
        let (steps, continuation) = AsyncStream.makeStream(of: InstallStep.self)
        installation.progress = { continuation.yield($0) }
        let task = Task { [installation] in try await installation.run() }
        for await case .downloading(bytes, _) in steps { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(part.bytes == bytes)
    }

    /// What was fetched so far.
    var part: PartialDownload { ModelInstallDirectory(of: "tiny", in: root.appending(path: ".course/models")).part }

    /// Whether there is a network that works, with the content that was offered.
    func isSound() throws -> Bool {
        let package = try catalog().package(named: "tiny")
        return try package.network().classes == labels.count && Data(contentsOf: package.weightsFile) == content
    }

    /// What lies in the folder of installed networks, apart from what was fetched.
    func leftovers() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: ".course/models").path))
        return (names ?? []).filter { $0 != ".downloads" }.sorted()
    }
}
