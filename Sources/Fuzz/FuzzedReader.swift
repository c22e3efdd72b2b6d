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
            let said = try use(bytes)
            return Answer(isError: false, message: said, kind: Self.kind(said))
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

    private func use(_ bytes: [UInt8]) throws -> String {
        switch self {
        case .png, .jpeg:
            let picture = try Picture(decoding: bytes, name: "fuzz")
            precondition(picture.pixels.count == picture.width * picture.height * 3)
            let side = Self.magnitude(max(picture.width, picture.height))
            return "picture of side two to the \(Self.words[side])"
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
            return "labels two to the \(Self.words[Self.magnitude(labels.names.count)])"
        case .selfTest:
            switch bytes.first {
            case 0: fatalError("a trap on purpose")
            case 1: while true {}
            case 0xFF: return "\([UInt8](repeating: 7, count: 1 << 30).reduce(0) { $0 &+ Int($1) })"
            default: return "nothing"
            }
        }
    }

    /// Everything that a network looks at: shapes of all sorts under names of all sorts.
    private static func use(_ weights: Weights, of arrays: [String: StoredArray]) throws -> String {
        for array in arrays.values { precondition(array.integers.map { $0.count == array.tensor.count } ?? true) }
        let types = Set(arrays.values.map(\.elementType))
        var said = ["\(words[magnitude(arrays.count)]) tensors of \(words[types.count]) types"]
        for make in [{ _ = try ResNet(weights: weights) }, { _ = try VGG(weights: weights) }] {
            do {
                try make()
                said.append("a network")
            } catch WeightsError.mismatch(_, let architecture, _, _, _) {
                said.append("no \(architecture)")
            } catch let error as WeightsError {
                // Rendered, since that walks names and shapes too.
                if "\(error)".isEmpty { said.append("silence") }
            }
        }
        return said.joined(separator: ", ")
    }

    private static let words = (0...64).map { String(repeating: "i", count: $0 + 2) }

    private static func magnitude(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }

    /// The ordinary words of a sentence, without the names, numbers and bytes that a file brought into it.
    private static func kind(_ sentence: String) -> String {
        sentence.prefix(400).split { $0 == " " || $0 == ":" || $0 == "," || $0 == "." }
            .filter { $0.utf8.count > 1 && $0.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
            .prefix(12).joined(separator: " ")
    }
}
