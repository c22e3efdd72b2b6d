/// The types that a stored tensor's elements can have; raw values are the names in a safetensors header.
public enum ElementType: String, Sendable, CaseIterable {
    /// Double precision.
    case float64 = "F64"
    /// Single precision, as a `Tensor` has it.
    case float32 = "F32"
    /// Half precision: 5 bits of exponent, 10 of fraction.
    case float16 = "F16"
    /// The upper half of a single: 8 bits of exponent, 7 of fraction.
    case bfloat16 = "BF16"
    /// Whole numbers of 64 bits.
    case int64 = "I64"
    /// Whole numbers of 32 bits.
    case int32 = "I32"
    /// Whole numbers of 16 bits.
    case int16 = "I16"
    /// Whole numbers of 8 bits.
    case int8 = "I8"
    /// Whole numbers of 8 bits, 0 or more.
    case uint8 = "U8"
    /// A byte, 0 or 1.
    case bool = "BOOL"

    /// Bytes of one element.
    public var size: Int {
        switch self {
        case .float64, .int64: 8
        case .float32, .int32: 4
        case .float16, .bfloat16, .int16: 2
        case .int8, .uint8, .bool: 1
        }
    }
}
