import Lessons
import TerminalUI

/// What `author record` prints.
package struct RecordingPage: Sendable {
    package let ansi: ANSIStyle

    package init(ansi: ANSIStyle) {
        self.ansi = ansi
    }

    /// One lesson: what was written, how the tolerances stand, what is wrong.
    package func lines(_ lesson: Lesson, _ recordings: [ExerciseRecording], written: [String]) -> [String] {
        var lines = [ansi(lesson.folderName, .bold)]
        for recording in recordings {
            lines.append("  \(recording.id)  \(counts(recording))")
            for tensor in recording.tensors where tensor.change == .differs {
                let far = tensor.distance.map { ", \(ToleranceMargins.times($0)) times the tolerance away" } ?? ""
                lines.append("    \(ansi(ansi.cross, .red)) \(tensor.path) differs\(far); --replace writes it anew")
            }
            for tolerance in recording.tolerances {
                if let line = self.tolerance(tolerance, recording) { lines.append("    \(line)") }
            }
        }
        lines += written.map { "\(ansi(ansi.check, .green)) \($0) written" }
        if written.isEmpty { lines.append("Nothing was written.") }
        return lines + recordings.flatMap(\.problems).map(\.description)
    }

    private func counts(_ recording: ExerciseRecording) -> String {
        let parts = [
            (RecordedTensor.Change.added, "added"), (.replaced, "replaced"), (.agrees, "as recorded"),
            (.differs, "different"),
        ].filter { recording.count($0.0) > 0 }.map { "\(recording.count($0.0)) \($0.1)" }
        return parts.isEmpty ? "nothing recorded" : "tensors: " + parts.joined(separator: ", ")
    }

    /// How one tolerance stands: `heatmap: runs differ by 0, nearest mistake no-relu at 250`.
    private func tolerance(_ tolerance: ExerciseReport.Tolerance, _ recording: ExerciseRecording) -> String? {
        guard let spread = tolerance.spread else { return nil }
        var line = "\(tolerance.output):"
        if let runs = recording.repeatability[tolerance.output] {
            line += " runs differ by \(ToleranceMargins.times(runs)),"
        }
        line += " right answers use \(ToleranceMargins.times(spread)) of the tolerance"
        if let nearest = tolerance.nearestMistake, let id = tolerance.nearestMistakeID {
            line += ", nearest mistake \(id) at \(ToleranceMargins.times(nearest))"
        }
        if let proposal = recording.proposals[tolerance.output] { line += "; write compare: \(proposal)" }
        return line
    }
}
