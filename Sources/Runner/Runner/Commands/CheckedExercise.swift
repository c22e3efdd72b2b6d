import Checking
import Foundation
import Grading
import Lessons
import Pictures
import Support

/// A check and everything that was made from it.
struct CheckedExercise: Sendable {
    struct Hint: Sendable, Equatable {
        var text: String
        /// Which of the exercise's hints it is, from 1; nil when it belongs to the recognized mistake.
        var number: Int?
    }

    let exercise: ExerciseSpec
    let lesson: Lesson
    let record: CheckRecord
    let hint: Hint?
    /// Whether `course hint` has one that the learner has not read.
    var hasMoreHints = false
    /// What stands behind `course hint` to mean this exercise: nothing, or a space and its id.
    var nameForHint = ""
    /// What had changed about the exercise since it passed before.
    var outdated: [ExercisePart] = []
    /// Why the result is not in the record of the learner's progress; nil when it is.
    var unrecorded: StateError?
    /// What was drawn, by `<case>/<output>`; nothing before it is.
    var pictures: [String: OutputSheet] = [:]

    /// What was drawn of one output in one case; nil where nothing was, as for hidden cases.
    func picture(of result: OutputResult) -> OutputSheet? { pictures["\(result.caseName)/\(result.output)"] }

    /// What is said where an earlier pass belongs to an older version of the exercise; nil where none does.
    var versionSentence: String? {
        guard !outdated.isEmpty else { return nil }
        let change = "\(ExercisePart.haveChanged(outdated).asSentence.dropLast()) since you passed it"
        return switch record.outcome {
        case .passed: "\(change); your pass is one of the new version now."
        case .graderFault: "\(change)."
        default: "\(change): your pass and its points stay, as those of the older version."
        }
    }

    /// The picture that helps most: of the earliest output that went wrong and is drawn; when all is right, of the first.
    var mainPicture: OutputSheet? {
        guard let verdict = record.verdict else { return nil }
        // The picture of an output that is right would say that this is the one that is wrong.
        return (verdict.failures.isEmpty ? verdict.checks : verdict.failures).lazy.compactMap(picture).first
    }
}
