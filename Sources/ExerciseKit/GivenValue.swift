/// One value that an exercise's specification hands to its check: a word, a path, a number, a switch, or a list of them.
enum GivenValue: Sendable, Equatable, Decodable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([GivenValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let values = try? container.decode([GivenValue].self) {
            self = .list(values)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

extension GivenValue: CustomStringConvertible {
    var description: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .flag(let flag): String(flag)
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        }
    }
}
