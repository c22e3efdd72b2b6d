import Foundation
import Lessons

/// What an exercise was like when it passed: a digest of each part that decides what a pass is worth.
struct ExerciseVersion: Codable, Sendable, Equatable {
    /// By the part's name; a part that is not there is not known.
    private var parts: [String: String]

    init(_ parts: [ExercisePart: String]) {
        self.parts = Dictionary(uniqueKeysWithValues: parts.map { ($0.rawValue, $1) })
    }

    /// The parts that are others than they were; what one of the two does not know has not changed.
    func changes(since earlier: ExerciseVersion) -> [ExercisePart] {
        ExercisePart.allCases.filter { part in
            guard let before = earlier.parts[part.rawValue], let now = parts[part.rawValue] else { return false }
            return before != now
        }
    }

    init(from decoder: any Decoder) throws { parts = try decoder.singleValueContainer().decode([String: String].self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(parts)
    }
}

extension ExerciseProgress {
    /// What has changed about the exercise since it passed; nothing where it has not, or where nobody wrote down what it was
    /// like.
    func changes(in version: ExerciseVersion?) -> [ExercisePart] {
        guard let version, let passed = passed?.version else { return [] }
        return version.changes(since: passed)
    }
}
