/// Why weights could not be read or used, with the place and the values; rendered in ``description``.
public enum WeightsError: Error, Sendable, Equatable {
    /// The file could not be opened or read.
    case unreadable(file: String, reason: String)
    /// The file could not be written.
    case unwritable(file: String, reason: String)
    /// The file is not what its format demands; `place` says where in it.
    case malformed(file: String, place: String, reason: String)
    /// A checkpoint names something of Python's that a state dict does not need; it was not run.
    case refused(file: String, place: String, name: String)
    /// A checkpoint is one object of a class of Python's, such as a whole network, and not its weights.
    case wholeObject(file: String, type: String)
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

        /// What was found under a name, beside what the network needs.
        public init(key: String, found: [Int], wanted: [Int?]) {
            self.key = key
            self.found = found
            self.wanted = wanted
        }
    }
}

extension WeightsError: CustomStringConvertible {
    /// One clear message: the file, the place, what was found and what was wanted.
    ///
    /// Names that come from a file are cut when they are absurdly long, and lose what a terminal would obey.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
        case .malformed(let file, let place, let reason): "\(file): \(shown(place)): \(shown(reason))"
        case .refused(let file, let place, let name):
            "\(file): \(shown(place)): asks Python for \(shown(name)), which a state dict does not need: "
                + "refused, and not run; \(PickleMending.advice(about: name, in: file))"
        case .wholeObject(let file, let type):
            "\(file): holds a whole object of the class \(shown(type)), as torch.save(model, file) writes it, "
                + "not its weights; \(StateDict.advice)"
        case .missing(let file, let key, let nearest):
            "\(file): there is no tensor \"\(shown(key))\""
                + (nearest.isEmpty ? "" : "; the nearest names are \(listed(nearest))")
        case .shape(let file, let key, let found, let wanted):
            "\(file): \(shown(key)) has shape \(found), wanted \(rendered(wanted))"
        case .elementType(let file, let key, let found, let wanted):
            "\(file): \(shown(key)) has elements of type \(found), wanted \(wanted)"
        case .mismatch(let file, let architecture, let missing, let unexpected, let shapes):
            (["\(file): the weights do not make up a \(architecture):"]
                + (missing.isEmpty ? [] : ["  missing: \(listed(missing))"])
                + (unexpected.isEmpty ? [] : ["  unexpected: \(listed(unexpected))"])
                + shapes.map { "  \(shown($0.key)) has shape \($0.found), wanted \(rendered($0.wanted))" })
                .joined(separator: "\n")
        case .unknownArchitecture(let file, let reason): "\(file): \(shown(reason))"
        }
    }

    private func rendered(_ shape: [Int?]) -> String {
        "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
    }

    private func listed(_ names: [String]) -> String {
        names.map(shown).joined(separator: ", ")
    }

    private func shown(_ text: String) -> String {
        let longest = 2000
        let clean = text.unicodeScalars.prefix(longest).map { scalar in
            scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(clean)) + (text.unicodeScalars.count > longest ? "..." : "")
    }
}
