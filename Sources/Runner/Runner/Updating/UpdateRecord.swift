import Foundation
import Support
import Updating

/// What an update came to, or would: what `update --json` prints, and what the second half of an update reads that the first has
/// written.
///
/// Every key is always there, with null for what is not.
struct UpdateRecord: Codable, Sendable, Equatable {
    enum State: String, Codable, Sendable {
        /// There is nothing newer.
        case newest
        /// There is something newer, and nothing was changed.
        case available
        case updated
    }

    struct Section: Codable, Sendable, Equatable {
        var version: String
        var title: String
        var lines: [String]
    }

    /// A file that the learner has worked on.
    struct File: Codable, Sendable, Equatable {
        var exercise: String
        var title: String
        /// Relative to the course.
        var file: String
        /// `kept`, `moved`, `merged`, `reworded`, `conflict` or `gone`.
        var fate: String
        /// Where it is now; null where it is no more.
        @Null var now: String?
        /// The new starter beside it; null where none was put there.
        @Null var newStarter: String?
    }

    /// An exercise that is another than it was.
    struct Change: Codable, Sendable, Equatable {
        var exercise: String
        var title: String
        /// `task`, `check`, `references`, `inputs`.
        var parts: [String]
        /// Whether the learner had passed it.
        var passed: Bool
    }

    /// An exercise that was checked again.
    struct Checked: Codable, Sendable, Equatable {
        var exercise: String
        var outcome: String
        var parts: [String]
    }

    struct Move: Codable, Sendable, Equatable {
        var from: String
        var to: String
    }

    var state: State
    var from: String
    var to: String
    /// Where it was looked.
    var source: String
    var commits = 0
    var news: [Section] = []
    var files: [File] = []
    var exercises: [Change] = []
    var renumbered: [Move] = []
    /// What is in the way, a sentence each; an update is refused then.
    var inTheWay: [String] = []
    /// Files that have no place any more, where they lie now.
    var aside: [String] = []
    /// Exercises whose files were saved while the update was made, and which were left as they are.
    var left: [String] = []
    /// Exercises that are still to be checked again.
    var waiting: [String] = []
    var checked: [Checked] = []

    // MARK: The file

    private static func file(in state: URL) -> URL { state.appending(path: "last-update.json") }

    /// What the last update came to; nil where there was none, or nobody can read it.
    static func last(in state: URL) -> UpdateRecord? {
        (try? Data(contentsOf: file(in: state))).flatMap { try? JSONDecoder().decode(UpdateRecord.self, from: $0) }
    }

    func save(in state: URL) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = Self.file(in: state)
        do {
            try AtomicFile.write(try encoder.encode(self) + Data("\n".utf8), to: file)
        } catch {
            throw .unwritable(file.path, "\(error)")
        }
    }
}

/// A value that is null in JSON where there is none, and reads null as none.
@propertyWrapper
struct Null<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
