import Grading

/// What came of one exercise as somebody handed it in: all that any report says of it.
///
/// It is a function of the files and of the course: no time, no process number, no path of this machine is in it, so that
/// whoever grades it anywhere writes the same bytes.
package struct JudgedExercise: Codable, Sendable, Equatable {
    /// One output of one case.
    package struct Check: Codable, Sendable, Equatable {
        package var output: String
        /// The case's id, or `hidden 1` and so on for one whose values are kept back.
        package var caseName: String
        package var isHidden: Bool
        package var passed: Bool
    }

    /// What was handed in beside what was wanted.
    package struct Shown: Codable, Sendable, Equatable {
        /// The PNG, relative to the folder of pictures.
        package var file: String
        package var output: String
        package var caseName: String
        package var isRight: Bool
        /// What the picture shows, for whoever cannot see it.
        package var words: String
    }

    /// A known mistake that was recognized, or what can be seen in the numbers.
    package struct Remark: Codable, Sendable, Equatable {
        package var id: String
        package var say: String
    }

    /// The exercise's id.
    package var exercise: String
    package var outcome: Outcome
    package var points: Int
    package var possible: Int
    /// `The weighted sum: not right yet`.
    package var heading: String
    /// What there is to say, a line of thought each: what `course check` says.
    package var sentences: [String]
    /// The hint that belongs to the recognized mistake, or to what is wrong.
    package var hint: String?
    package var mistake: Remark?
    package var observation: Remark?
    package var checks: [Check]
    /// What helps most first; hidden cases are never drawn.
    package var pictures: [Shown]
    /// A name for the code without its comments and its spacing: equal names, equal tokens.
    ///
    /// Nil for the untouched starter.
    package var code: String?
}
