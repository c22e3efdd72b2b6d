/// The type of an output's elements, by the name that safetensors has for it in lower case.
public enum OutputType: String, Sendable, Hashable, CaseIterable, Codable {
    case f32, f16, bf16, u8, i32, i64

    /// Whether the elements are whole numbers.
    public var isInteger: Bool { self == .u8 || self == .i32 || self == .i64 }
}
