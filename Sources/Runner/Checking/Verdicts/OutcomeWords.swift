import Foundation
import Grading
import Lessons
import Sandbox
import Support

/// What is said about a check: a heading, and sentences for whatever is behind it.
package struct OutcomeWords: Sendable {
    package let exercise: ExerciseSpec
    package let record: CheckRecord

    package init(exercise: ExerciseSpec, record: CheckRecord) {
        self.exercise = exercise
        self.record = record
    }

    private var title: String { exercise.title }

    /// Whether what was handed in is right as far as it goes, and the rest is still to be written.
    package var isPart: Bool { record.verdict.map { $0.unfinished != nil && $0.failures.isEmpty } ?? false }

    /// The outcome in a few words.
    package var heading: String {
        switch record.outcome {
        case .passed: "\(title): passed"
        case .failed where isPart: "\(title): a part is done"
        case .failed: "\(title): not right yet"
        case .notAttempted: "\(title): waiting for your code"
        case .didNotBuild: "\(title): does not compile yet"
        case .crashed: "\(title): crashed"
        case .timedOut: "\(title): took too long"
        case .overLimit: "\(title): used more than it may"
        case .noOutput: "\(title): handed nothing in"
        case .graderFault: "\(title): could not be graded"
        }
    }

    /// What there is to say, a line of thought each.
    package var sentences: [String] {
        if let problem = record.problem { return sentences(about: problem) }
        guard let verdict = record.verdict else { return [] }
        return VerdictReport(verdict, of: exercise).sentences
    }

    private func sentences(about problem: CheckProblem) -> [String] {
        switch problem {
        case .notAttempted(let task):
            return task.isEmpty ? ["`yourTurn` is still in the file."] : [task.asSentence]
        case .didNotBuild(let messages):
            return messages.map { "\($0.location): \($0.text)" }
        case .missingFile(let file):
            return ["\(file) is not there. `course reset \(exercise.id)` brings the starter back."]
        case .notAPlainFile(let file):
            return [
                "\(file) is a link, or another name of a second file. Put a plain file in its place; "
                    + "`course reset \(exercise.id)` brings the starter back."
            ]
        case .buildTimedOut(let seconds):
            return [
                "The compiler was stopped after \(Quantity.seconds(seconds)). Split long expressions, and write the types out."
            ]
        case .buildOverLimit(.memory, let limit):
            return [
                "The compiler was stopped: it needed more than \(Quantity.bytes(limit)) of memory for your file. "
                    + "Is there a type or a literal that is far too large?"
            ]
        case .buildOverLimit(let resource, let limit):
            return ["That was the compiler, at work on your file. \(overLimit(resource, limit: limit, used: limit))"]
        case .crashed(let crash):
            return crashed(crash)
        case .threw(let message?):
            return ["Your code threw an error: \(message.endingWithStop)"]
        case .threw(nil):
            return ["Your code threw an error in a case that is not shown."]
        case .exited(let status):
            return ["The program ended with status \(status) before it handed anything in. Do not call `exit`."]
        case .killedItsParent:
            return ["Your code killed the process that started it, and was ended."]
        case .timedOut(let seconds):
            return ["It was stopped after \(Quantity.seconds(seconds)). Is there a loop that never ends?"]
        case .overLimit(let resource, let limit, let used):
            return [overLimit(resource, limit: limit, used: used)]
        case .noOutput:
            return ["The program ended without handing anything in. Do not call `exit`, and let the function return."]
        case .fault(let sentence):
            return [
                "This is not your fault: \(sentence.endingWithStop)", "`course doctor` shows what is installed.",
            ]
        }
    }

    private func crashed(_ crash: Crash) -> [String] {
        var lines: [String] = []
        let place =
            (crash.place.map { " at \($0.file):\($0.line)" } ?? "")
            + (crash.isInHiddenCase ? ", in a case that is not shown" : "")
        if crash.isStackOverflow {
            lines.append("The stack overflowed\(place): a function calls itself without an end.")
        } else if crash.message == "" {
            lines.append("It stopped\(place).")
        } else if let message = crash.message {
            lines.append("It stopped\(place): \(message.endingWithStop)")
        } else {
            lines.append("It was ended by \(crash.signalName)\(place).")
        }
        return lines
    }

    private func overLimit(_ resource: RunReport.Resource, limit: Int, used: Int) -> String {
        switch resource {
        case .memory where used <= limit: "It asked for more memory than the \(Quantity.bytes(limit)) that are allowed."
        case .memory: "It used \(Quantity.bytes(used)) of memory; \(Quantity.bytes(limit)) are allowed."
        case .output, .errorOutput: "It printed more than \(Quantity.bytes(limit)). Is there a `print` in a loop?"
        case .files: "It wrote more than \(Quantity.bytes(limit)) to files."
        case .fileCount: "It made more than \(limit) files."
        case .folderDepth: "It nested folders more than \(limit) deep."
        case .processes: "It started more than \(limit) processes."
        case .processorTime: "It used more than \(limit) s of processor time."
        }
    }
}
