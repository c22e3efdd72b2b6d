import Foundation

/// A tensor as it lies in a file: element type, shape and little-endian bytes.
public struct StoredArray: Sendable, Equatable {
    /// The type of the elements.
    public let elementType: ElementType
    /// The length of each axis, outermost first.
    public let shape: [Int]
    /// The elements, row-major, little-endian.
    public let bytes: Data

    /// Bytes as they lie in a file.
    ///
    /// - Parameters:
    ///   - elementType: the type of the elements.
    ///   - shape: the length of each axis, outermost first.
    ///   - bytes: the elements, row-major, little-endian.
    /// - Precondition: there are as many bytes as the shape needs.
    public init(_ elementType: ElementType, shape: [Int], bytes: Data) {
        require(
            bytes.count == shape.reduce(elementType.size, *),
            "\(bytes.count) bytes do not fill \(elementType.rawValue) of shape \(shape)")
        self.elementType = elementType
        self.shape = shape
        self.bytes = bytes
    }

    /// Stores a tensor, by default exactly.
    ///
    /// - Parameters:
    ///   - tensor: of any shape, which is kept; its graph is not.
    ///   - elementType: a floating-point type; 16-bit types round to the nearest, ties to even.
    public init(_ tensor: Tensor, as elementType: ElementType = .float32) {
        let bytes =
            switch elementType {
            case .float32: Data(littleEndian: tensor.scalars.map(\.bitPattern))
            case .float64: Data(littleEndian: tensor.scalars.map { Double($0).bitPattern })
            case .float16: Data(littleEndian: tensor.scalars.map(HalfPrecision.binary16))
            case .bfloat16: Data(littleEndian: tensor.scalars.map(HalfPrecision.bfloat16))
            default: stop("StoredArray: a tensor is stored as F64, F32, F16 or BF16, not as \(elementType.rawValue)")
            }
        self.init(elementType, shape: tensor.shape, bytes: bytes)
    }

    /// Stores bytes, such as the levels of a picture `[H, W, 3]` or a mask `[H, W]`.
    public init(_ bytes: [UInt8], shape: [Int]) {
        self.init(.uint8, shape: shape, bytes: Data(bytes))
    }

    /// Stores whole numbers, such as the indices of classes, as `I64`.
    public init(_ integers: [Int], shape: [Int]) {
        self.init(.int64, shape: shape, bytes: Data(littleEndian: integers.map { Int64($0) }))
    }

    /// The elements as `Float`, of any element type; whole numbers beyond 2^24 are rounded.
    public var tensor: Tensor {
        tensor { _ in }
    }

    /// The elements as `Float`; `done` hears of each part of the bytes that is not needed any more.
    func tensor(done: (Data) -> Void) -> Tensor {
        Tensor(shape: shape) { result in
            bytes.forEachPart { part in
                convert(part, to: result + (part.startIndex - bytes.startIndex) / elementType.size)
                done(part)
            }
        }
    }

    private func convert(_ part: Data, to result: UnsafeMutablePointer<Float>) {
        switch elementType {
        case .float32: convert(part, UInt32.self, to: result) { Float(bitPattern: $0) }
        case .float64: convert(part, UInt64.self, to: result) { Float(Double(bitPattern: $0)) }
        case .float16: convert(part, UInt16.self, to: result) { HalfPrecision.value(binary16: $0) }
        case .bfloat16: convert(part, UInt16.self, to: result) { HalfPrecision.value(bfloat16: $0) }
        case .int64: convert(part, Int64.self, to: result) { Float($0) }
        case .int32: convert(part, Int32.self, to: result) { Float($0) }
        case .int16: convert(part, Int16.self, to: result) { Float($0) }
        case .int8: convert(part, Int8.self, to: result) { Float($0) }
        case .uint8, .bool: convert(part, UInt8.self, to: result) { Float($0) }
        }
    }

    /// The elements as whole numbers, or nil when they are floating-point.
    public var integers: [Int]? {
        switch elementType {
        case .int64: converted(Int64.self) { Int($0) }
        case .int32: converted(Int32.self) { Int($0) }
        case .int16: converted(Int16.self) { Int($0) }
        case .int8: converted(Int8.self) { Int($0) }
        case .uint8, .bool: converted(UInt8.self) { Int($0) }
        default: nil
        }
    }

    private func convert<Bits: FixedWidthInteger>(
        _ part: Data, _ type: Bits.Type, to result: UnsafeMutablePointer<Float>, _ value: (Bits) -> Float
    ) {
        part.withUnsafeBytes { bytes in
            for index in 0..<bytes.count / MemoryLayout<Bits>.size {
                let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
                result[index] = value(Bits(littleEndian: bits))
            }
        }
    }

    private func converted<Bits: FixedWidthInteger>(_ type: Bits.Type, _ value: (Bits) -> Int) -> [Int] {
        bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / MemoryLayout<Bits>.size).map { index in
                let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
                return value(Bits(littleEndian: bits))
            }
        }
    }
}

extension Data {
    /// Hands out the bytes in parts of at most 4 MiB, so that memory that is mapped need never be there as a whole.
    func forEachPart(_ body: (Data) -> Void) {
        for start in stride(from: startIndex, to: endIndex, by: 1 << 22) {
            body(self[start..<Swift.min(start + 1 << 22, endIndex)])
        }
    }

    /// The bytes of whole numbers, lowest first.
    init<Bits: FixedWidthInteger>(littleEndian values: [Bits]) {
        self = values.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }
}
