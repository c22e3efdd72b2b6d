import Foundation
import Imaging
import NN

/// The readers of files that somebody else may have made.
enum FuzzedReader: String, CaseIterable, Sendable {
    case png
    case jpeg
    case safetensors
    case torch
    case labels
    /// No reader at all: it traps, hangs and takes memory on purpose, to prove that this is found.
    case selfTest = "self-test"

    /// The readers of the project.
    static var real: [FuzzedReader] { allCases.filter { $0 != .selfTest } }

    /// What came of a file.
    struct Answer {
        let isError: Bool
        /// What was said, or what was read.
        let message: String
        /// The same without what differs from file to file: a new kind means that the reader did something new.
        let kind: String
    }

    /// Reads a file, and uses all that it gave.
    func read(_ bytes: [UInt8]) -> Answer {
        do {
            return try use(bytes)
        } catch WeightsError.refused(_, _, let name) {
            return Answer(isError: true, message: "refused \(name)", kind: "refused")
        } catch WeightsError.wholeObject(_, let type) {
            return Answer(isError: true, message: "whole object of \(type)", kind: "whole object")
        } catch WeightsError.malformed(_, let place, let reason) {
            return Answer(isError: true, message: "\(place): \(reason)", kind: Self.kind(reason))
        } catch {
            return Answer(isError: true, message: "\(error)", kind: Self.kind("\(error)"))
        }
    }

    private func use(_ bytes: [UInt8]) throws -> Answer {
        switch self {
        case .png, .jpeg:
            let picture = try Picture(decoding: bytes, name: "fuzz")
            precondition(picture.pixels.count == picture.width * picture.height * 3)
            return Answer(
                isError: false, message: "a picture, \(picture.width) x \(picture.height)",
                kind: "picture \(Self.magnitude(picture.width)) \(Self.magnitude(picture.height))")
        case .safetensors:
            let file = try SafeTensors(data: Data(bytes), file: "fuzz")
            // What was read must be writable, and give itself again.
            let again = try SafeTensors(data: file.encoded(), file: "fuzz")
            precondition(again.arrays == file.arrays && again.metadata == file.metadata)
            return try Self.use(Weights(file), of: file.arrays)
        case .torch:
            let arrays = try TorchCheckpoint(data: Data(bytes), file: "fuzz").arrays
            return try Self.use(Weights(arrays.mapValues(\.tensor), file: "fuzz"), of: arrays)
        case .labels:
            let labels = try ClassLabels(data: Data(bytes), file: "fuzz")
            precondition(labels.names.allSatisfy { !$0.isEmpty })
            return Answer(
                isError: false, message: "\(labels.names.count) labels",
                kind: "labels \(Self.magnitude(labels.names.count))")
        case .selfTest:
            switch bytes.first {
            case 0: fatalError("a trap on purpose")
            case 1: while true {}
            case 0xFF:
                let sum = [UInt8](repeating: 7, count: 1 << 30).reduce(0) { $0 &+ Int($1) }
                return Answer(isError: false, message: "\(sum)", kind: "much")
            default: return Answer(isError: false, message: "nothing", kind: "nothing")
            }
        }
    }

    /// Everything that a network looks at: shapes of all sorts under names of all sorts.
    private static func use(_ weights: Weights, of arrays: [String: StoredArray]) throws -> Answer {
        for array in arrays.values { precondition(array.integers.map { $0.count == array.tensor.count } ?? true) }
        var networks: [String] = []
        for make in [{ _ = try ResNet(weights: weights) }, { _ = try VGG(weights: weights) }] {
            do {
                try make()
                networks.append("a network")
            } catch let error as WeightsError {
                // Rendered, since that walks names and shapes too.
                if case .mismatch = error {
                    networks.append("almost a network (\("\(error)".utf8.count) bytes of reasons)")
                }
                precondition(!"\(error)".isEmpty)
            }
        }
        let types = Set(arrays.values.map(\.elementType))
        let found = networks.joined(separator: ", ")
        return Answer(
            isError: false, message: "\(arrays.count) tensors of \(types.count) types \(found)",
            kind: "\(magnitude(arrays.count)) \(types.count) \(kind(found))")
    }

    private static func magnitude(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }

    /// The ordinary words of a sentence, without the names, numbers and bytes that a file brought into it.
    private static func kind(_ sentence: String) -> String {
        var told = Substring(sentence)
        if let first = told.firstIndex(of: "\""), let last = told.lastIndex(of: "\"") {
            told = told[..<first] + told[last...]
        }
        return told.prefix(400).split { $0 == " " || $0 == ":" || $0 == "," || $0 == "." }
            .filter { $0.utf8.count > 1 && $0.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
            .prefix(12).joined(separator: " ")
    }
}
