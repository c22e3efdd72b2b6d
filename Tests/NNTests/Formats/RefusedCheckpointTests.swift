import Foundation
import Testing

@testable import NN

/// Files that `Tools/oracle/checkpoints.py` made to be refused: whole networks, hostile pickles, archives that lie.
@Suite struct RefusedCheckpointTests {
    static let folder = CheckpointTests.folder.appending(path: "refused")

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".pt") }.sorted()

    /// What the message about each file must say.
    static let says: [String: String] = [
        "whole-network": "holds a whole object of the class torch.nn.modules.container.Sequential",
        "whole-network-protocol-4": "holds a whole object of the class torch.nn.modules.container.Sequential",
        "whole-network-legacy": "holds a whole object of the class __main__.Sourceless",
        "torch-script": "is a TorchScript program",

        "os-system": "pickle, byte 2: asks Python for os.system, which a state dict does not need: refused",
        "os-system-legacy": "asks Python for os.system",
        "eval": "asks Python for __builtin__.eval",
        "exec-named-on-the-stack": "asks Python for builtins.exec",
        "new-instance": "asks Python for subprocess.Popen",
        "object": "asks Python for os.system",
        "load-from-bytes": "asks Python for torch.storage._load_from_bytes",
        "beside-tensors": "asks Python for argparse.Namespace",
        "complex": "w: is complex, with which no network here computes",
        "complex-tensor": "w: is complex, with which no network here computes",
        "float8": "w: is of the type torch.float8_e4m3fn, with which no network here computes; turn it into single",
        "float8-legacy": "w: is of the type torch.float8_e4m3fn",
        "unsigned": "w: is of the type torch.uint16",
        "quantized": "w: is quantized, with which no network here computes; turn it into single precision in PyTorch "
            + "(tensor.dequantize())",
        "quantized-channels": "w: is quantized",
        "sparse": "w: is sparse",
        "meta": "w: is of the device meta, without numbers",
        "numpy-scalar":
            "asks Python for numpy._core.multiarray.scalar, which a state dict does not need: refused, and not "
            + "run; if you trust the file, this keeps its weights: python3 -c",
        "two-unknown-keys": "holds state dicts under \"student\" and \"teacher\"",
        "maker-of-makers": "a tensor is made of a tensor's maker",
        "terminal": "asks Python for os\u{FFFD}[2J.system",
        "extension": "instruction 0x82 does not occur in a state dict",
        "instance": "instruction 0x69 does not occur in a state dict",
        "persistent-by-text": "instruction 0x50 does not occur in a state dict",
        "calls-a-storage": "a call of the storage of F32 with 1 arguments does not occur",
        "attributes-of-a-tensor": "attributes are given to a tensor",

        "beyond-storage": "shape [2], strides [1], offset 0 reaches outside storage 0, which has 1 elements",
        "offset-beyond-storage": "offset 1 reaches outside storage 0",
        "negative-stride": "strides [-1], offset 1 reaches outside storage 0",
        "negative-offset": "offset -1 reaches outside storage 0",
        "overflowing-shape": "reaches outside storage 0",
        "overflowing-stride": "strides [9223372036854775807], offset 0 reaches outside storage 0",
        "expanded-billion": "w: shape [1000000000] makes the tensors far larger than the file",
        "many-axes": "a tensor has 65 axes, wanted at most 64",
        "storage-too-short": "a/data/0: has 4 bytes, wanted 2 elements of F32",
        "storage-missing": "a/data/../0: is missing from the archive",
        "storage-uncountable": "a/data/0: has 4 bytes, wanted 9223372036854775807 elements of F32",
        "two-types": "storage 0 has 1 elements of I32, but had 1 of F32 before",

        "big-endian": "a/byteorder: the numbers do not begin with their lowest byte",
        "compressed": ": is compressed, which torch never does",
        "file-twice": "a/data/0: occurs twice in the archive",
        "key-twice": "w: occurs twice in the state dict",
        "two-state-dicts": "holds state dicts under \"model\" and \"state_dict\"",
        "no-tensors": "holds no tensors by name, wanted a state dict; its keys are \"epoch\", \"loss\"",
        "a-tensor": "holds a tensor, wanted a state dict",
        "a-list": "holds a tuple or list, wanted a state dict",
        "nested": "holds a tuple or list, wanted a state dict",
        "in-itself": "holds a tuple or list, wanted a state dict",
        "endless-tuple": "holds a tuple or list, wanted a state dict",
        "empty": "holds an empty dictionary",
        "plain-pickle": "does not begin as a torch checkpoint",
        "tar": "is a tar archive",
        "other-archive": "there is no data.pkl in it: not a torch checkpoint; it holds readme.txt",
        "archive-of-a-checkpoint": "is an archive around a folder/best.pth: unpack it and give that file",
        "archive-of-safetensors": "is an archive around model.safetensors and 1 more",
    ]

    @Test func everyFile_hasItsMessage() {
        #expect(Set(Self.files.map { String($0.dropLast(3)) }) == Set(Self.says.keys))
    }

    @Test(arguments: files) func refusedFile_givesOneClearError(file: String) throws {
        let url = Self.folder.appending(path: file)
        let error = #expect(throws: WeightsError.self) { try Weights(contentsOf: url) }
        let message = error?.description ?? ""
        #expect(message.hasPrefix(url.path + ": "))
        #expect(message.contains(Self.says[String(file.dropLast(3))] ?? "?"), "\(message)")
        #expect(!message.contains("\n"))
    }

    @Test func nothingWasRun() {
        #expect(!FileManager.default.fileExists(atPath: "hostile"))
    }

    @Test(arguments: ["small", "small-legacy", "strided", "descriptors"])
    func everyTruncation_isAnError(name: String) throws {
        let whole = try Data(contentsOf: CheckpointTests.folder.appending(path: "read/\(name).pt"))
        for count in 0..<whole.count {
            #expect(throws: WeightsError.self) { try TorchCheckpoint(data: whole.prefix(count)) }
        }
    }

    @Test func damagedStorage_isFoundByItsChecksum() throws {
        var bytes = try Data(contentsOf: CheckpointTests.folder.appending(path: "read/small.pt"))
        let weight = try TorchCheckpoint(data: bytes).arrays["conv.weight"]
        let place = try #require(weight.flatMap { bytes.range(of: $0.bytes) }).lowerBound
        bytes[place] ^= 1
        let error = #expect(throws: WeightsError.self) { try TorchCheckpoint(data: bytes, file: "x.pt") }
        #expect(error?.description.contains("data/0: is damaged") == true, "\(String(describing: error))")
    }

    /// A file of one byte behind a header.
    private func safeTensors(_ header: String) -> Data {
        Data(littleEndian: [UInt64(header.utf8.count)]) + Data(header.utf8) + [0]
    }

    @Test func otherFiles_areCalledWhatTheyAre() throws {
        let folder = try TemporaryFolder()
        let cases: [(bytes: Data, says: String)] = [
            (Data(), "it is empty"), (Data("<!DOCTYPE html><html>".utf8), "is a web page"),
            (Data("version https://git-lfs.github.com/spec/v1\n".utf8), "git lfs pull"),
            (Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]), "is compressed by gzip"),
            (Data([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0]), "is HDF5"),
            (
                Data(
                    "{\n  \"metadata\": {},\n  \"weight_map\": {\"conv1.weight\": \"model-00001-of-00002.safetensors\"}}"
                        .utf8),
                "is the list of weights that lie in several files"
            ),
            (Data("{\"weight\": [1, 2, 3]}".utf8), "is a text, as JSON is written"),
            (safeTensors(#"{"w":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}"#), "w: is of the type F8_E4M3"),
            (Data("no weights at all".utf8), "is neither safetensors nor a torch checkpoint"),
        ]
        for (index, (bytes, says)) in cases.enumerated() {
            let url = folder.url.appending(path: "\(index).pt")
            try bytes.write(to: url)
            let error = #expect(throws: WeightsError.self) { try Weights(contentsOf: url) }
            #expect(error?.description.contains(says) == true, "\(String(describing: error))")
        }
        let pipe = folder.url.appending(path: "pipe.pt")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        #expect(throws: WeightsError.unreadable(file: pipe.path, reason: "it is not an ordinary file")) {
            try Weights(contentsOf: pipe)
        }
    }

    @Test func absurdNames_areCutInMessages() {
        let error = WeightsError.missing(file: "f", key: String(repeating: "x", count: 1_000_000), nearest: [])
        #expect(error.description.utf8.count < 3000)
        #expect(nearest(to: String(repeating: "x", count: 1_000_000), among: ["x"]).isEmpty)
    }
}
