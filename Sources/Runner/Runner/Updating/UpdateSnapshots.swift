import Foundation
import Lessons
import Support
import Updating

/// Keeps what the learner has written before an update touches anything.
struct UpdateSnapshots: Sendable {
    let session: CourseSession

    /// A snapshot for every exercise that somebody has worked on; none where the newest one is the same already.
    func take(before plan: UpdatePlan, progress: Progress) throws(StateError) {
        for id in plan.editedExercises {
            let files = plan.files.filter { $0.exercise == id }
            guard let (exercise, lesson) = plan.place(of: id) else { continue }
            let folder = session.paths.root.appending(path: lesson)
            let isUnchanged = !files.contains(where: \.isChanged)
            let last = session.snapshots.all().first { $0.snapshot.exercise == id && $0.snapshot.isOfUndo != true }
            if let last, last.snapshot.update != nil, isUnchanged || last.snapshot.isUnchanged != true,
                session.snapshots.holds(last, what: exercise.edit, in: folder)
            {
                continue
            }
            try session.snapshots.take(
                SnapshotStore.Snapshot(
                    exercise: id, takenAt: Date(), files: exercise.edit,
                    progress: progress.work(on: [id] + exercise.aliases),
                    update: plan.new.name, isUnchanged: isUnchanged ? true : nil),
                in: folder)
        }
    }
}
