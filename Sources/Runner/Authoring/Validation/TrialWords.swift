import Checking
import Foundation
import Grading
import Lessons
import Support

/// What validation says of a trial that did not come out as it has to.
struct TrialWords: Sendable {
    let exercise: ExerciseSpec
    let lesson: Lesson
    /// The folder of the lesson as diagnostics name it: `Lessons/08-grad-cam`.
    let folder: String

    init(_ exercise: ExerciseSpec, in lesson: Lesson) {
        self.exercise = exercise
        self.lesson = lesson
        folder = "\(lesson.folder.deletingLastPathComponent().lastPathComponent)/\(lesson.folderName)"
    }

    /// What is wrong with a starter that is not `not-attempted`.
    func starter(_ record: CheckRecord) -> [Diagnostic] {
        if record.outcome == .notAttempted { return [] }
        let remedy = "Write // BEGIN SOLUTION: what to do above the learner's part and // END SOLUTION below."
        if record.outcome == .passed {
            return [Diagnostic(file(of: .starter), "The starter passes already.", remedy: remedy)]
        }
        if record.task != nil, let first = record.verdict?.checks.first(where: { $0.shape != nil })?.output {
            return [
                Diagnostic(
                    check(line: "\"\(first)\""),
                    "The starter hands in \"\(first)\" before the learner has written anything, and would earn its points.",
                    remedy: "Report it after the first call of something that the learner writes.")
            ]
        }
        return complaints(record) { "The starter does not compile: \($0)" }
            ?? [
                Diagnostic(
                    crashPlace(in: record) ?? file(of: .starter),
                    "The starter has to be not-attempted, and is \(record.outcome.rawValue). \(account(of: record))",
                    remedy: remedy)
            ]
    }

    /// What is wrong with a solution that does not pass.
    func solution(_ record: CheckRecord, _ way: SolutionRun) -> [Diagnostic] {
        if record.outcome == .passed { return [] }
        if record.outcome == .graderFault, record.verdict != nil {
            return [
                Diagnostic(
                    exercise.location, account(of: record),
                    remedy: "Make it with `course author record \(lesson.id)`, or correct the spec.")
            ]
        }
        return complaints(record) { "The solution does not compile: \($0)" }
            ?? [
                Diagnostic(
                    crashPlace(in: record) ?? file(of: .solution),
                    "The solution is \(record.outcome.rawValue)\(way.optimized ? " when it is built with -O" : ""). "
                        + account(of: record),
                    remedy: "Correct it, or the reference that it is compared with.")
            ]
    }

    /// What is wrong with a mistake that is not recognized as itself.
    func mistake(_ mistake: MistakeSpec, _ record: CheckRecord) -> [Diagnostic] {
        if let said = complaints(record, { "The mistake \"\(mistake.id)\" does not compile: \($0)" }) { return said }
        guard record.outcome == .failed || record.outcome == .passed, record.task == nil else {
            return [
                Diagnostic(
                    crashPlace(in: record) ?? mistake.location,
                    "The mistake \"\(mistake.id)\" has to hand in wrong tensors, and is \(record.outcome.rawValue). "
                        + account(of: record),
                    remedy: "Let it run to its end.")
            ]
        }
        return self.mistake(mistake, outcome: record.outcome, diagnosis: record.verdict?.diagnosis)
    }

    /// The same for a mistake that was made by a transform.
    func mistake(_ mistake: MistakeSpec, outcome: Outcome, diagnosis: Diagnosis?) -> [Diagnostic] {
        if outcome == .passed {
            return [
                Diagnostic(
                    mistake.location, "The mistake \"\(mistake.id)\" passes.",
                    remedy: "Add a case in which it shows, tighten the tolerance, or take it out.")
            ]
        }
        guard let diagnosis else {
            return [
                Diagnostic(
                    mistake.location, "The mistake \"\(mistake.id)\" fails and is not recognized.",
                    remedy: "Record it with `course author record \(lesson.id)`; where that does not help, another "
                        + "mistake hands in the same: join the two, or add a case that tells them apart.")
            ]
        }
        guard diagnosis.id != mistake.id else { return [] }
        return [
            Diagnostic(
                mistake.location, "The mistake \"\(mistake.id)\" is taken for \"\(diagnosis.id)\".",
                remedy:
                    "Record it with `course author record \(lesson.id) --replace`, or add a case that tells the two "
                    + "apart.")
        ]
    }

    /// What is wrong with a review item whose lines do not matter.
    func gap(_ item: ReviewSpec, _ record: CheckRecord) -> [Diagnostic] {
        guard record.outcome == .passed else { return [] }
        return [
            Diagnostic(
                item.location,
                "The exercise \(exercise.id) passes without the lines of the review item \"\(item.id)\".",
                remedy: "Choose lines that the answer depends on.")
        ]
    }

    /// What is wrong with a program that handed in nothing, or not what the spec says.
    func unrecordable(_ variant: Variant, _ record: CheckRecord, remedy: String) -> [Diagnostic] {
        complaints(record) { "It does not compile: \($0)" }
            ?? [
                Diagnostic(
                    file(of: variant),
                    "It does not hand in what the spec of \(exercise.id) asks for. \(misfits(record))", remedy: remedy)
            ]
    }

    private func misfits(_ record: CheckRecord) -> String {
        let isGraded = record.outcome == .graderFault && record.verdict != nil
        return isGraded ? "Names, shapes and element types have to be those of \"outputs\"." : account(of: record)
    }

    /// The first file of a variant, as a place.
    func file(of variant: Variant) -> SourceLocation {
        let path = exercise.edit.first.map { sources.origin(of: $0, in: variant) } ?? Lesson.fileName
        return SourceLocation(file: "\(folder)/\(path)", line: 1, column: 1)
    }

    private var sources: VariantSources { VariantSources(lesson: lesson.folder, exercise: exercise) }

    /// What came of it, in the words that a learner would read.
    private func account(of record: CheckRecord) -> String {
        if record.outcome == .graderFault, let verdict = record.verdict {
            return verdict.problems.joined(separator: " ")
        }
        var told = record
        // Of a crash the place is told where it was written, and not where it stands in what was made of that.
        if case .crashed(var crash) = record.problem, let place = crashPlace(in: record) {
            crash.place?.file = place.file
            crash.place?.line = place.line
            told = CheckRecord(
                exercise: record.exercise, variant: record.variant, judgement: .notGraded(.crashed(crash)),
                containment: record.containment)
        }
        return OutcomeWords(exercise: exercise, record: told).sentences.joined(separator: " ")
    }

    /// Where the line was written that a program crashed at; nil where that is not known.
    private func crashPlace(in record: CheckRecord) -> SourceLocation? {
        guard case .crashed(let crash) = record.problem, let place = crash.place,
            let edited = exercise.edit.first(where: { place.file.hasSuffix("/\(lesson.folderName)/\($0)") })
        else { return nil }
        let origin = sources.origin(of: edited, in: record.variant, line: place.line, column: 1)
        return SourceLocation(file: "\(folder)/\(origin.file)", line: origin.line, column: origin.column)
    }

    // MARK: Faults of the course

    /// What is wrong where a check could not do its work, whatever it was to judge; nil when it could.
    func fault(_ record: CheckRecord) -> Diagnostic? {
        guard case .fault(let sentence) = record.problem else { return nil }
        let said = sentence.endingWithStop
        // The check asks for what is not given.
        if let asked = said.firstMatch(of: /^case "[^"]*" gives no "([^"]*)" \(it gives (.*)\)\./) {
            let given = asked.output.2 == "nothing" ? [] : asked.output.2.split(separator: ", ").map(String.init)
            let name = String(asked.output.1)
            let message =
                "The check asks for \"\(name)\", which is not given (\(given.isEmpty ? "nothing is" : "given: \(Spelling.list(given))"))."
            let remedy =
                Spelling.nearest(to: name, among: given).map { "Did you mean \"\($0)\"?" }
                ?? "Add it to \"given\" of the exercise, or correct the check."
            return Diagnostic(check(line: "\"\(name)\""), message, remedy: remedy)
        }
        if said.hasPrefix("case \"") {
            return Diagnostic(
                exercise.location, "The check cannot use what it is given: \(said)", remedy: "Correct one of the two.")
        }
        if said.hasPrefix("the check reports") {
            let name = said.firstMatch(of: /"([^"]*)"/).map { String($0.output.0) } ?? ""
            return Diagnostic(check(line: name), said.asSentence, remedy: "Correct the check.")
        }
        return Diagnostic(
            exercise.location, "The exercise cannot be checked: \(said)",
            remedy: "Mend that first; `course doctor` shows what is installed.")
    }

    /// The first line of the check that holds a text, or its beginning.
    private func check(line text: String) -> SourceLocation {
        let path = "\(exercise.checkFolder)/main.swift"
        let source = (try? String(contentsOf: lesson.folder.appending(path: path), encoding: .utf8)) ?? ""
        let lines = LineEnds.unified(source).split(separator: "\n", omittingEmptySubsequences: false)
        let index = lines.firstIndex { $0.contains(text) } ?? 0
        let column =
            lines.indices.contains(index)
            ? lines[index].firstRange(of: text).map {
                lines[index].distance(from: lines[index].startIndex, to: $0.lowerBound)
            } : nil
        return SourceLocation(file: "\(folder)/\(path)", line: index + 1, column: (column ?? 0) + 1)
    }

    /// The compiler's messages, each at the file that was really compiled; nil when there are none.
    private func complaints(_ record: CheckRecord, _ say: (String) -> String) -> [Diagnostic]? {
        guard case .didNotBuild(let messages) = record.problem, !messages.isEmpty else { return nil }
        return messages.map { message in
            var place = SourceLocation(file: message.file, line: message.line, column: message.column)
            if let edited = exercise.edit.first(where: { message.file.hasSuffix("/\(lesson.folderName)/\($0)") }) {
                let origin = sources.origin(
                    of: edited, in: record.variant, line: message.line, column: message.column)
                place = SourceLocation(file: "\(folder)/\(origin.file)", line: origin.line, column: origin.column)
            }
            return Diagnostic(place, say(message.text.endingWithStop), remedy: "Correct it.")
        }
    }
}
