/// Why weights could not be read or used, with the place and the values; rendered in ``description``.
public enum WeightsError: Error, Sendable, Equatable {
    /// The file could not be opened or read.
    case unreadable(file: String, reason: String)
    /// The file could not be written.
    case unwritable(file: String, reason: String)
    /// The file is not what its format demands; `place` says where in it.
    case malformed(file: String, place: String, reason: String)
    /// There is no tensor of this name.
    case missing(file: String, key: String, nearest: [String])
    /// A tensor has another shape than the network needs; lengths of nil may be anything.
    case shape(file: String, key: String, found: [Int], wanted: [Int?])
    /// A tensor has an element type that cannot be read as wanted.
    case elementType(file: String, key: String, found: String, wanted: String)
    /// The weights do not make up the network: everything that is wrong with them at once.
    case mismatch(file: String, architecture: String, missing: [String], unexpected: [String], shapes: [ShapeMismatch])
    /// The weights are not of a network that can be built.
    case unknownArchitecture(file: String, reason: String)

    /// A tensor whose shape is not the wanted one.
    public struct ShapeMismatch: Sendable, Equatable {
        /// The tensor's name.
        public let key: String
        /// The shape in the file.
        public let found: [Int]
        /// The shape that the network needs; lengths of nil may be anything.
        public let wanted: [Int?]

        /// Creates a mismatch.
        public init(key: String, found: [Int], wanted: [Int?]) {
            self.key = key
            self.found = found
            self.wanted = wanted
        }
    }
}

extension WeightsError: CustomStringConvertible {
    /// One clear message: the file, the place, what was found and what was wanted.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
        case .malformed(let file, let place, let reason): "\(file): \(place): \(reason)"
        case .missing(let file, let key, let nearest):
            "\(file): there is no tensor \"\(key)\""
                + (nearest.isEmpty ? "" : "; the nearest names are " + nearest.joined(separator: ", "))
        case .shape(let file, let key, let found, let wanted):
            "\(file): \(key) has shape \(found), wanted \(rendered(wanted))"
        case .elementType(let file, let key, let found, let wanted):
            "\(file): \(key) has elements of type \(found), wanted \(wanted)"
        case .mismatch(let file, let architecture, let missing, let unexpected, let shapes):
            (["\(file): the weights do not make up a \(architecture):"]
                + (missing.isEmpty ? [] : ["  missing: " + missing.joined(separator: ", ")])
                + (unexpected.isEmpty ? [] : ["  unexpected: " + unexpected.joined(separator: ", ")])
                + shapes.map { "  \($0.key) has shape \($0.found), wanted \(rendered($0.wanted))" })
                .joined(separator: "\n")
        case .unknownArchitecture(let file, let reason): "\(file): \(reason)"
        }
    }

    private func rendered(_ shape: [Int?]) -> String {
        "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
    }
}
