import Foundation

/// A tensor as a checkpoint describes it: a way to walk a storage, checked to stay inside.
struct TorchTensor {
    let storage: TorchStorage
    /// Elements of the storage before the first of the tensor.
    let offset: Int
    let shape: [Int]
    /// Elements of the storage from one place of an axis to the next; 0 repeats the same.
    let strides: [Int]
    /// Elements.
    let count: Int

    /// The most axes that PyTorch can work with.
    static let mostAxes = 64

    /// A checked description, or nil when it reaches outside the storage or cannot be counted.
    init?(storage: TorchStorage, offset: Int, shape: [Int], strides: [Int]) {
        guard offset >= 0, shape.count == strides.count, shape.count <= Self.mostAxes,
            (shape + strides).allSatisfy({ $0 >= 0 })
        else { return nil }
        // Counted in elements of 8 bytes, and an axis of length 0 as 1: whoever multiplies the lengths, in whatever
        // order and type, must not overflow on the way.
        var size = 8
        var last = offset
        for (length, stride) in zip(shape, strides) {
            let (product, tooMany) = size.multipliedReportingOverflow(by: max(length, 1))
            let (reach, tooFar) = max(length - 1, 0).multipliedReportingOverflow(by: stride)
            let (sum, tooLarge) = last.addingReportingOverflow(reach)
            guard !tooMany, !tooFar, !tooLarge else { return nil }
            (size, last) = (product, sum)
        }
        let isEmpty = shape.contains(0)
        guard isEmpty || last < storage.count else { return nil }
        self.storage = storage
        self.offset = offset
        self.shape = shape
        self.strides = strides
        count = isEmpty ? 0 : size / 8
    }

    /// Whether the elements lie in row-major order without gaps; the stride of an axis of length 1 means nothing.
    private var isRowMajor: Bool {
        var wanted = 1
        for (length, stride) in zip(shape, strides).reversed() where length != 1 {
            guard stride == wanted else { return false }
            wanted *= length
        }
        return true
    }

    /// The elements in row-major order, from the storage's bytes; not copied when they lie that way already.
    func array(from bytes: Data) -> StoredArray {
        let type = storage.elementType
        if count == 0 { return StoredArray(type, shape: shape, bytes: Data()) }
        if isRowMajor {
            let start = bytes.startIndex + offset * type.size
            return StoredArray(type, shape: shape, bytes: bytes[start..<start + count * type.size])
        }
        let gathered =
            switch type.size {
            case 8: gather(UInt64.self, from: bytes)
            case 4: gather(UInt32.self, from: bytes)
            case 2: gather(UInt16.self, from: bytes)
            default: gather(UInt8.self, from: bytes)
            }
        return StoredArray(type, shape: shape, bytes: gathered)
    }

    private func gather<Bits: FixedWidthInteger>(_ type: Bits.Type, from bytes: Data) -> Data {
        let size = MemoryLayout<Bits>.size
        let row = shape.last ?? 1
        let step = (strides.last ?? 0) * size
        let axes = shape.dropLast().indices
        var result = Data(count: count * size)
        result.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { source in
                var index = [Int](repeating: 0, count: shape.count)
                var start = offset * size
                for written in stride(from: 0, to: count, by: row) {
                    for column in 0..<row {
                        let bits = source.loadUnaligned(fromByteOffset: start + column * step, as: Bits.self)
                        target.storeBytes(of: bits, toByteOffset: (written + column) * size, as: Bits.self)
                    }
                    for axis in axes.reversed() {
                        index[axis] += 1
                        start += strides[axis] * size
                        if index[axis] < shape[axis] { break }
                        start -= strides[axis] * size * shape[axis]
                        index[axis] = 0
                    }
                }
            }
        }
        return result
    }
}

/// The memory that tensors of a checkpoint lie in.
struct TorchStorage: Equatable {
    let key: String
    let elementType: ElementType
    /// Elements.
    let count: Int

    /// Bytes; nil when they cannot be counted.
    var size: Int? {
        let (size, overflow) = count.multipliedReportingOverflow(by: elementType.size)
        return overflow ? nil : size
    }
}
