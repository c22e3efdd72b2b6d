/// A value that an exercise is given: text (also the path of a file), a number, yes or no, or a list of them.
public enum GivenValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([GivenValue])

    /// The value with `{case}` replaced in every text.
    public func resolved(for caseID: String) -> GivenValue {
        switch self {
        case .text(let text): .text(Placeholder.fill(text, case: caseID))
        case .list(let values): .list(values.map { $0.resolved(for: caseID) })
        default: self
        }
    }
}

extension GivenValue: Encodable {
    /// Encodes the bare value: text as a string, a list as an array.
    ///
    /// - Throws: what the encoder throws; a value itself is never at fault.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        }
    }
}

/// What a key under `given` names.
public enum GivenKind: Sendable, Hashable {
    /// A file in the lesson's folder, or a tensor of one (`inputs/noise.safetensors#noise`).
    case file
    /// A network: a folder below `Models`.
    case model
    /// A plain value.
    case value

    /// Tells by the key (`image...`, `picture...`, `tensor...`, `model...`) and by the value's ending.
    public init(key: String, value: GivenValue) {
        guard case .text(let text) = value else {
            self = .value
            return
        }
        let fileKeys = ["image", "picture", "tensor"]
        let fileEndings = [".png", ".jpg", ".jpeg", ".safetensors", ".txt", ".json"]
        if key.hasPrefix("model") {
            self = .model
        } else if fileKeys.contains(where: key.hasPrefix) || fileEndings.contains(where: Self.path(in: text).hasSuffix)
        {
            self = .file
        } else {
            self = .value
        }
    }

    /// The path in a value that may also name a tensor of the file: `inputs/noise.safetensors#noise`.
    public static func path(in text: String) -> String {
        text.contains(".safetensors#") ? String(text.prefix { $0 != "#" }) : text
    }
}
