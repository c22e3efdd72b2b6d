import Checking
import Foundation
import Grading
import Watching

extension CheckSummary {
    /// What a check came to, its words put in the order in which they help on one screen.
    ///
    /// - Parameter root: the folder that the compiler's messages name files in.
    init(_ result: CheckedExercise, root: URL) {
        let record = result.record
        let words = OutcomeWords(exercise: result.exercise, record: record)
        var sentences = words.sentences
        var place: SourcePlace?
        switch record.problem {
        case .didNotBuild(let messages):
            sentences = messages.prefix(Self.mostMessages).enumerated().map { index, message in
                index == 0 ? message.text : "\(message.location): \(message.text)"
            }
            if messages.count > Self.mostMessages { sentences.append("and \(messages.count - Self.mostMessages) more") }
            place = messages.first.map {
                SourcePlace(file: root.appending(path: $0.file), line: $0.line, column: $0.column)
            }
            if messages.isEmpty { sentences = ["The compiler gave no reason that could be read."] }
        case .crashed(let crash):
            place = crash.place.map { SourcePlace(file: root.appending(path: $0.file), line: $0.line) }
        default: break
        }
        if let cause = record.verdict?.diagnosis?.say ?? record.verdict?.observation?.say {
            sentences = [cause] + sentences.filter { $0 != cause }
        }
        // The points stand above.
        if record.outcome == .failed { sentences.removeLast() }
        self.init(
            outcome: record.outcome, heading: words.heading, earnedPoints: record.verdict?.points.earned ?? 0,
            possiblePoints: result.exercise.points, sentences: sentences, place: place,
            share: record.verdict.flatMap(Self.share),
            seconds: record.seconds.build + record.seconds.run + record.seconds.grade,
            hint: result.hint.map { hint in
                (hint.number.map { "(\($0) of \(result.exercise.hints.count)) " } ?? "") + hint.text
            },
            version: result.versionSentence,
            printed: record.printed.split(separator: "\n").prefix(Self.mostPrinted).map { $0.harmless },
            unrecorded: result.unrecorded?.sentence, sources: record.sources?.description)
    }

    /// More is in the log.
    private static let mostMessages = 3
    private static let mostPrinted = 3

    /// The share of elements within tolerance, every output in every case counting the same; what cannot be compared, as for
    /// its shape, has none.
    private static func share(of verdict: Verdict) -> Double? {
        guard !verdict.checks.isEmpty else { return nil }
        return verdict.checks.reduce(0) { $0 + ($1.withinTolerance ?? 0) } / Double(verdict.checks.count)
    }
}

extension CheckStage {
    init(_ progress: CheckProgress) {
        self =
            switch progress {
            case .building(.waitingForOtherBuild): .waiting
            case .building(.buildingKit(let done, let total)): .buildingKit(done: done, total: total)
            case .building(.building): .building
            case .running: .running
            case .grading: .comparing
            }
    }
}
