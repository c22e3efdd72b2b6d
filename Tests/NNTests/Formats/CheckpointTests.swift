import Foundation
import Testing

@testable import NN

/// Files that PyTorch wrote, and what it reads from them; `Tools/oracle/checkpoints.py` made both.
@Suite struct CheckpointTests {
    static let folder = Fixture.root.appending(path: "Tests/Fixtures/checkpoints")

    static let readable: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "read").path)) ?? [])
        .filter { $0.hasSuffix(".pt") }.sorted()

    @Test func thereAreFilesOfBothFormats() {
        #expect(Self.readable.count >= 20)
        #expect(Self.readable.contains("strided.pt") && Self.readable.contains("strided-legacy.pt"))
    }

    @Test(arguments: readable) func checkpoint_givesWhatPyTorchReads(file: String) throws {
        let expected = try SafeTensors(contentsOf: Self.folder.appending(path: "expected.safetensors"))
        let prefix = file.dropLast(3) + "/"
        let keys = expected.names.filter { $0.hasPrefix(prefix) }
        let weights = try Weights(contentsOf: Self.folder.appending(path: "read/\(file)"))
        guard file != "parallel.pt" else { return }
        #expect(Set(weights.tensors.keys) == Set(keys.map { String($0.dropFirst(prefix.count)) }))
        for key in keys {
            let wanted = try expected.tensor(key)
            let found = try weights.tensor(String(key.dropFirst(prefix.count)))
            #expect(found.shape == wanted.shape, "\(key)")
            #expect(found.scalars == wanted.scalars, "\(key)")
        }
    }

    @Test func elementTypes_areKept() throws {
        let arrays = try TorchCheckpoint(contentsOf: Self.folder.appending(path: "read/types.pt")).arrays
        let types = arrays.mapValues(\.elementType)
        #expect(types["torch.float64"] == .float64 && types["torch.float16"] == .float16)
        #expect(types["torch.bfloat16"] == .bfloat16 && types["torch.bool"] == .bool)
        #expect(arrays["torch.int64"]?.integers == [-3, -2, -1, 0, 1, 2, 3])
        #expect(arrays["torch.int8"]?.integers == [-3, -2, -1, 0, 1, 2, 3])
        #expect(arrays["torch.uint8"]?.integers == [250, 251, 252, 253, 254, 255])
    }

    /// A network trained by several processes at once, saved beside other things, with 10 classes.
    @Test func networkFromACheckpoint_givesTorchvisionsLogits() throws {
        let network = try ResNet(weights: Weights(contentsOf: Self.folder.appending(path: "read/parallel.pt")))
        #expect(network.architecture.name == "resnet18")
        #expect(network.classes == 10)
        let expected = try SafeTensors(contentsOf: Self.folder.appending(path: "expected.safetensors"))
        expectClose(network(.pseudoRandom([1, 3, 64, 64], seed: 7)), try expected.tensor("logits"), "logits")
    }

    @Test func allThatIsWrongWithACheckpoint_isListedAtOnce() throws {
        let url = Self.folder.appending(path: "read/parallel.pt")
        let weights = try Weights(contentsOf: url)
        let error = #expect(throws: WeightsError.self) { try ResNet(weights: weights, architecture: .resnet34) }
        guard case .mismatch(url.path, "resnet34", let missing, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(missing.count > 50)
        #expect(throws: WeightsError.self) { try VGG(weights: weights) }
    }

    @Test func theContentsDecide_notTheName() throws {
        let folder = try TemporaryFolder()
        let files = ["read/small.pt": "a.safetensors", "read/small-legacy.pt": "b.bin", "expected.safetensors": "c.pt"]
        for (source, name) in files {
            let copy = folder.url.appending(path: name)
            try FileManager.default.copyItem(at: Self.folder.appending(path: source), to: copy)
            #expect(try !Weights(contentsOf: copy).tensors.isEmpty)
        }
    }

    /// A small file is read, a large one mapped: both give the same.
    @Test func mappedFile_givesWhatAReadOneGives() throws {
        let folder = try TemporaryFolder()
        let large = Tensor.pseudoRandom([700, 500], seed: 3)
        let url = folder.url.appending(path: "large.safetensors")
        try SafeTensors(arrays: ["a": StoredArray(large), "b": StoredArray(large, as: .float16)]).write(to: url)
        let weights = try Weights(contentsOf: url)
        #expect(weights.tensors["a"]?.scalars == large.scalars)
        #expect(weights.tensors["b"]?.scalars == StoredArray(large, as: .float16).tensor.scalars)
    }

    @Test func fileThatIsWrittenToWhileItIsMapped_isAnError() throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "large.bin")
        try Data(count: 4 << 20).write(to: url)
        let file = try FileBytes(contentsOf: url)
        try file.checkUnchanged()
        #expect(truncate(url.path, 100) == 0)
        let error = #expect(throws: WeightsError.self) { try file.checkUnchanged() }
        #expect(error?.description.contains("another program wrote to it") == true)
    }

    @Test func bytesThatAreLetGoOf_areThereAgainWhenTheyAreUsed() throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "large.bin")
        let written = Data((0..<(2 << 20)).map { UInt8(truncatingIfNeeded: $0 / 4096 + $0) })
        try written.write(to: url)
        let file = try FileBytes(contentsOf: url)
        file.release(file.data[100..<1_000_000])
        let copy = Data(file.data)
        file.release(copy)
        #expect(file.data == written)
        #expect(copy == written)
    }
}
