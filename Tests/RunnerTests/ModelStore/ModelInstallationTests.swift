import Foundation
import NN
import Subprocess
import Synchronization
import Testing

@testable import ModelStore
@testable import Runner
@testable import Support

/// Against a server on this machine that does all that a server should not.
@Suite(.timeLimit(.minutes(20)))
struct ModelInstallationTests: FailingInstallation {
    @Test func aNetwork_isFetchedAndUsableAndDescribed() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        let model = try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.leftovers() == ["tiny"])
        #expect(!model.wasThere)
        let package = try offered.catalog().package(named: "tiny")
        #expect(package.description.sha256 == model.sha256)
        #expect(package.description.input.mean == [0.5, 0.5, 0.5])
        #expect(package.labels.names == TinyNetwork.labels)
        let card = try String(contentsOf: model.folder.appending(path: "card.md"), encoding: .utf8)
        #expect(card.contains(model.sha256) && card.contains("<\(offered.server.address())>"))
        #expect(!card.contains("accuracy"))
        #expect(offered.part.bytes == 0)
    }

    /// What `torch.save` wrote, as it is: see `Tests/Fixtures/checkpoints`.
    @Test func aTorchCheckpoint_isInstalledUnchanged() async throws {
        let file = MiniCourse.project.appending(path: "Tests/Fixtures/checkpoints/read/parallel.pt")
        let labels = (0..<10).map { "class \($0)" }
        let offered = try OfferedNetwork(.cut(after: 100_000), content: Data(contentsOf: file), labels: labels)
        defer { offered.server.stop() }
        try offered.offer(at: offered.server.address().replacing("safetensors", with: "pth"))
        try await offered.install()
        #expect(try offered.isSound())
        #expect(try offered.catalog().package(named: "tiny").weightsFile.lastPathComponent == "model.pth")
    }

    @Test func aNetworkThatIsThere_isNotFetchedAgain_butADamagedOneIs() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        try await offered.install()
        #expect(try await offered.install().wasThere)
        #expect(offered.server.requests.count == 1)
        let weights = try offered.catalog().package(named: "tiny").weightsFile
        try Data("something else".utf8).write(to: weights)
        #expect(try await !offered.install().wasThere)
        #expect(try offered.isSound())
        #expect(offered.leftovers() == ["tiny"])
    }

    @Test func aCutConnection_isTakenUpAgainWithoutFetchingTwice() async throws {
        let offered = try OfferedNetwork(.cut(after: 10_000))
        defer { offered.server.stop() }
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.requests.count > 2)
        #expect(offered.server.requests[1].headers["range"] == "bytes=10000-")
        #expect(offered.server.requests[1].headers["if-range"] == "\"1\"")
        #expect(offered.server.bytesSent == offered.content.count)
    }

    @Test func aConnectionThatBringsNothing_isNotTriedForEver() async throws {
        let offered = try OfferedNetwork(.cut(after: 0))
        #expect(try await download(failure(of: offered)).failure == .cut)
        #expect(offered.server.requests.count == 1)
    }

    @Test func aServerThatStalls_endsWithAClearErrorAndTheNextTimeGoesOn() async throws {
        var offered = try OfferedNetwork(.stall(after: 20_000))
        defer { offered.server.stop() }
        offered.settings.patience = 3
        let error = try #require(await #expect(throws: ModelError.self) { try await offered.install() })
        #expect(try download(error) == (.stalled(seconds: 3), 20_000))
        #expect(error.sentence.contains("nothing has come for 3 seconds"))
        #expect(error.sentence.contains("19.5 KiB are kept: the same command goes on from there"))
        #expect(error.exitCode == 1)
        offered.server.answer(.whole)
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.bytesSent == offered.content.count)
    }

    @Test func aServerThatNeverAnswers_isGivenUp() async throws {
        var offered = try OfferedNetwork(.silence)
        offered.settings.patience = 1
        let error = try await failure(of: offered)
        #expect(try download(error) == (.stalled(seconds: 1), 0))
        #expect(error.sentence.contains("--from FILE"))
    }

    @Test func aServerWithoutRanges_isFollowedFromTheBeginning() async throws {
        let offered = try OfferedNetwork(.stall(after: 5_000))
        defer { offered.server.stop() }
        try await offered.installUntil(5_000)
        offered.server.answer(.withoutRanges)
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.requests.count == 2)
    }

    @Test(arguments: [true, false])
    func whatWasKept_isNotMixedWithAnotherVersionOrRange(isOtherVersion: Bool) async throws {
        let offered = try OfferedNetwork(.stall(after: 5_000))
        defer { offered.server.stop() }
        try await offered.installUntil(5_000)
        if isOtherVersion {
            offered.server.changeVersion()
            offered.server.answer(.whole)
        } else {
            offered.server.answer(.wrongRange, .whole)
        }
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.requests[1].headers["range"] == "bytes=5000-")
        #expect(offered.server.requests.count == (isOtherVersion ? 2 : 3))
    }

    @Test func whatWasKeptFromAnotherAddress_isNotGoneOnFrom() async throws {
        let offered = try OfferedNetwork(.stall(after: 5_000))
        defer { offered.server.stop() }
        try await offered.installUntil(5_000)
        let mirror = try LoopbackServer(offered.content, .whole)
        defer { mirror.stop() }
        try await offered.install(from: WeightsSource(mirror.address()))
        #expect(try offered.isSound())
        #expect(mirror.requests[0].headers["range"] == nil)
    }

    @Test func aCorruptFile_isRefusedAndForgotten_andWhatIsInstalledStays() async throws {
        let offered = try OfferedNetwork(.corrupt)
        let error = try await failure(of: offered)
        guard case .wrongHash("tiny", let from, let found, let wanted) = error else {
            throw UnexpectedFailure(error: error)
        }
        #expect(from == offered.server.address())
        #expect(!found.hasPrefix(wanted) && found.count == 64)
        #expect(error.sentence.contains(found) && error.sentence.contains(wanted))
        #expect(offered.part.bytes == 0)
    }

    @Test func aBadBeginning_isFetchedAnewOnce() async throws {
        let offered = try OfferedNetwork(.stall(after: 5_000))
        defer { offered.server.stop() }
        try await offered.installUntil(5_000)
        try Data(repeating: 7, count: 5_000).write(to: offered.part.file)
        offered.server.answer(.whole)
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.requests.count == 3)
    }

    @Test func aPartThatIsWhole_isNotFetchedAgain() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        try FileManager.default.createDirectory(at: offered.part.folder, withIntermediateDirectories: true)
        try offered.content.write(to: offered.part.file)
        try offered.part.remember(.init(address: offered.server.address(), validator: nil))
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.requests.isEmpty)
    }

    @Test(arguments: [404, 403, 500, 503])
    func anErrorOfTheServer_isNamed(status: Int) async throws {
        let error = try await failure(of: OfferedNetwork(.status(status)))
        #expect(try download(error).failure == .status(status))
        #expect(error.sentence.contains("(status \(status))"))
        #expect(error.sentence.contains("--from FILE"))
    }

    @Test func aPageInsteadOfTheFile_isNotKept() async throws {
        let offered = try OfferedNetwork(.page("<html>Please sign in to this network.</html>"))
        let error = try await failure(of: offered)
        let size = try offered.catalog().manifest.models[0].size.bytes
        #expect(try download(error) == (.wrongSize(found: 44, wanted: size), 0))
    }

    @Test func aFileOfAnotherSize_isRefusedBeforeItIsFetched() async throws {
        let offered = try OfferedNetwork(.whole)
        let large = try LoopbackServer(Data(count: 40_000_000), .whole)
        defer { large.stop() }
        let error = try await failure(of: offered, from: WeightsSource(large.address()))
        let size = try offered.catalog().manifest.models[0].size.bytes
        #expect(try download(error) == (.wrongSize(found: 40_000_000, wanted: size), 0))
    }

    @Test func aFileWithoutAnEnd_isCutOffAtItsSize() async throws {
        let offered = try OfferedNetwork(.whole)
        let endless = try LoopbackServer(Data(), .page(String(repeating: "x", count: 4_000_000)))
        defer { endless.stop() }
        let error = try await failure(of: offered, from: WeightsSource(endless.address()))
        let (failure, kept) = try download(error)
        guard case .wrongSize(let found, let wanted) = failure else { throw UnexpectedFailure(error: error) }
        #expect(found > wanted && found < 4_000_000 && kept == 0)
    }

    @Test func aFullDisk_isToldBeforeAnythingIsFetched() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        var installation = try offered.installation()
        installation.freeBytes = { _ in 1_000 }
        let full = installation
        let error = try #require(await #expect(throws: ModelError.self) { try await full.run() })
        guard case .diskFull(_, let needed, 1_000) = error else { throw UnexpectedFailure(error: error) }
        #expect(needed > offered.content.count)
        #expect(offered.server.requests.isEmpty)
    }

    #if os(Linux)
        @Test func aDiskThatFillsUp_isOneClearError() async throws {
            let offered = try OfferedNetwork(.whole)
            try FileManager.default.createDirectory(at: offered.part.folder, withIntermediateDirectories: true)
            // A device that is always full.
            symlink("/dev/full", offered.part.file.path)
            try offered.part.remember(.init(address: offered.server.address(), validator: nil))
            let error = try await failure(of: offered)
            guard case .diskFull = error else { throw UnexpectedFailure(error: error) }
            #expect(error.sentence.contains("Make room, then run the same command"))
        }
    #endif

    @Test func aFileOfOnesOwn_isCopiedWithoutANetwork() async throws {
        let offered = try OfferedNetwork(.status(500))
        defer { offered.server.stop() }
        let file = offered.root.appending(path: "fetched elsewhere.safetensors")
        try offered.content.write(to: file)
        try await offered.install(from: WeightsSource(file.path))
        #expect(try offered.isSound())
        #expect(try Data(contentsOf: file) == offered.content)
        #expect(offered.server.requests.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: offered.part.folder.appending(path: "weights.copy").path))
    }

    @Test func anotherFile_isRefusedWithBothHashes_andIsLeftAlone() async throws {
        let offered = try OfferedNetwork(.status(500))
        let file = try offered.folder.write("another", to: "another.pth")
        let error = try await failure(of: offered, from: WeightsSource(file.path))
        guard case .wrongHash(_, file.path, let found, let wanted) = error else {
            throw UnexpectedFailure(error: error)
        }
        #expect(found == (try FileDigest(of: file).hexadecimal))
        #expect(wanted == (try offered.catalog().manifest.models[0].sha256Prefix))
        #expect(try String(contentsOf: file, encoding: .utf8) == "another")
    }

    @Test(arguments: ["nowhere.pth", "/", "ftp://example.org/x", "https://", "file:///etc/passwd"])
    func whatIsNeitherAFileNorAWebAddress_isAUsageError(text: String) {
        let error = #expect(throws: ModelError.self) { try WeightsSource(text) }
        #expect(error?.exitCode == 64)
    }

    @Test func aPassword_isNotShown() throws {
        let source = try WeightsSource("https://me:secret@example.org/x.pth?y=1")
        #expect(source.words == "https://example.org/x.pth?y=1")
        guard case .address(let url) = source else { return }
        let error = ModelError.download(name: "tiny", url: url, failure: .cut, kept: 0)
        #expect(!error.sentence.contains("secret") && error.sentence.contains("https://example.org/x.pth"))
    }

    @Test func weightsOfAnotherArchitecture_areNotInstalled() async throws {
        var arrays = TinyNetwork.weights.arrays
        arrays["layer9.0.conv1.weight"] = arrays.removeValue(forKey: "layer1.0.conv1.weight")
        arrays["fc.bias"] = StoredArray(Tensor([1, 2], shape: [2]))
        let error = try await failure(of: OfferedNetwork(.whole, weights: SafeTensors(arrays: arrays)))
        guard case .unusableWeights("tiny", let reason) = error else { throw UnexpectedFailure(error: error) }
        // Everything that is wrong at once.
        for part in ["layer1.0.conv1.weight", "layer9.0.conv1.weight", "fc.bias has shape [2]"] {
            #expect(reason.contains(part))
        }
        #expect(error.exitCode == 70)
    }

    @Test func twoAtOnce_leaveOneSoundNetwork() async throws {
        let offered = try OfferedNetwork(.slow(parts: 5_000))
        defer { offered.server.stop() }
        let models = try await withThrowingTaskGroup(of: InstalledModel.self) { group in
            for _ in 0..<3 { group.addTask { try await offered.install() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(models.count { !$0.wasThere } == 1)
        #expect(offered.server.requests.count == 1)
        #expect(try offered.isSound())
    }

    @Test func aCancelledInstallation_keepsWhatCame() async throws {
        let offered = try OfferedNetwork(.stall(after: 30_000))
        defer { offered.server.stop() }
        try await offered.installUntil(30_000)
        #expect(offered.leftovers() == [])
    }

    @Test func progress_isToldFromTheFirstByteToTheLast() async throws {
        let offered = try OfferedNetwork(.slow(parts: 20_000))
        defer { offered.server.stop() }
        var installation = try offered.installation()
        let seen = Mutex<[InstallStep]>([])
        installation.progress = { step in seen.withLock { $0.append(step) } }
        _ = try await installation.run()
        let steps = seen.withLock { $0 }
        let counts = steps.compactMap { if case .downloading(let done, _) = $0 { done } else { nil } }
        #expect(counts.first == 0 && counts.last == offered.content.count && counts == counts.sorted())
        #expect(steps.suffix(2) == [.hashing, .opening])
    }

    @Test func removing_takesAwayWhatIsInstalledAndWhatWasFetched_butNothingThatIsShipped() async throws {
        let offered = try OfferedNetwork(.stall(after: 5_000))
        defer { offered.server.stop() }
        try TinyNetwork.write(to: offered.root.appending(path: "Models/own"))
        try await offered.installUntil(5_000)
        #expect(try await offered.catalog().remove("tiny") == 5_000)
        #expect(offered.part.bytes == 0)
        offered.server.answer(.whole)
        try await offered.install()
        #expect(try await offered.catalog().remove("tiny") > offered.content.count)
        #expect(offered.leftovers() == [])
        await #expect(throws: ModelError.notInstalled(name: "tiny")) { try await offered.catalog().remove("tiny") }
        await #expect(throws: ModelError.isShipped(name: "own")) { try await offered.catalog().remove("own") }
        #expect(throws: ModelError.isShipped(name: "own")) {
            try ModelInstallation(of: "own", catalog: offered.catalog())
        }
        await #expect(throws: ModelError.unknown(name: "tinny", nearest: "tiny", known: ["own", "tiny"])) {
            try await offered.catalog().remove("tinny")
        }
    }
}
