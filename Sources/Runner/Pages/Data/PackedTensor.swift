import Foundation
import NN

/// A tensor on its way into a page: base64 of its elements, in the fewest bytes that keep what is shown right.
///
/// Three ways, by what the page does with it:
///
/// - *bytes*: pictures, as they are.
/// - *decimals*: numbers that are shown. Whole multiples of a power of ten, in 16 bits: the page shows just those decimals,
///   so that every digit that is shown is right, and 3,000 to 32,766 steps are finer than any scale of colors.
/// - *floats*: numbers that the page computes with.
struct PackedTensor: Encodable, Sendable {
    let shape: [Int]
    /// `u8`, `d16` or `f32`.
    let type: String
    /// How many decimals `d16` has; may be negative.
    let decimals: Int?
    /// The elements, little-endian, row-major.
    let data: String

    private init(_ type: String, _ shape: [Int], _ bytes: Data, decimals: Int? = nil) {
        self.type = type
        self.shape = shape
        self.decimals = decimals
        data = bytes.base64EncodedString()
    }

    /// Bytes, `shape` of them.
    static func bytes(_ values: [UInt8], shape: [Int]) -> PackedTensor { PackedTensor("u8", shape, Data(values)) }

    /// Numbers to compute with.
    static func floats(_ tensor: Tensor) -> PackedTensor {
        let bits = tensor.scalars.map(\.bitPattern.littleEndian)
        return PackedTensor("f32", tensor.shape, bits.withUnsafeBytes { Data($0) })
    }

    /// Numbers to show; what is not finite stays what it is.
    static func decimals(_ tensor: Tensor) -> PackedTensor {
        let largest = tensor.scalars.reduce(Float(0)) { $1.isFinite ? max($0, abs($1)) : $0 }
        // As many as 16 bits hold, but no more than a Float itself can tell.
        let wanted = largest > 0 ? Int((log10(Double(most) / Double(largest))).rounded(.down)) : 0
        let decimals = min(max(wanted, -30), 12)
        let factor = pow(10, Double(decimals))
        let steps = tensor.scalars.map { value -> UInt16 in
            let step: Int16 =
                value.isNaN
                ? .min
                : value == .infinity
                    ? .max
                    : value == -.infinity
                        ? -.max
                        : Int16((Double(value) * factor).rounded())
            return UInt16(bitPattern: step).littleEndian
        }
        return PackedTensor("d16", tensor.shape, steps.withUnsafeBytes { Data($0) }, decimals: decimals)
    }

    /// The largest step; those beyond stand for what is not finite.
    private static let most = 32_766
}
