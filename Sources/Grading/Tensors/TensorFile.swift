import Foundation
import NN

/// The tensors of a safetensors file that somebody else's program may have left there.
struct TensorFile {
    private let contents: SafeTensors

    /// Its tensors as they are stored, by name.
    var arrays: [String: StoredArray] { contents.arrays }

    /// Reads a file of at most `limit` bytes; links, pipes and devices are not opened.
    init(contentsOf url: URL, limit: Int) throws(TensorFileError) {
        try self.init(RegularFile.read(url, limit: limit))
    }

    init(_ data: Data) throws(TensorFileError) {
        do {
            contents = try SafeTensors(data: data)
        } catch WeightsError.malformed(_, let place, let reason) {
            throw .malformed(reason: "\(place): \(reason)")
        } catch {
            throw .malformed(reason: "\(error)")
        }
    }

    /// One tensor; nil when there is none of that name.
    ///
    /// - Throws: `TensorFileError` when it holds whole numbers that a `Double` cannot.
    subscript(key: String) -> GradedTensor? {
        get throws(TensorFileError) {
            guard let array = contents.arrays[key] else { return nil }
            guard let tensor = GradedTensor(array) else {
                throw .malformed(reason: "\"\(key)\" holds whole numbers beyond 2^53")
            }
            return tensor
        }
    }
}

extension GradedTensor {
    /// A stored array; nil when it holds a whole number that a `Double` cannot.
    public init?(_ array: StoredArray) {
        let values: [Double]
        switch array.elementType {
        case .float64:
            values = array.bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 8).map { index in
                    Double(
                        bitPattern: UInt64(
                            littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
                }
            }
        case .float32, .float16, .bfloat16:
            values = array.tensor.scalars.map(Double.init)
        case .int64, .int32, .int16, .int8, .uint8, .bool:
            let limit = 1 << 53
            guard let integers = array.integers, integers.allSatisfy({ (-limit...limit).contains($0) }) else {
                return nil
            }
            values = integers.map(Double.init)
        }
        self.init(values, shape: array.shape, elementType: array.elementType.rawValue.lowercased())
    }
}
