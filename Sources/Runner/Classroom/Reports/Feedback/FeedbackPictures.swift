import Foundation

/// Which pictures of a submission its page shows: what went wrong first, one of each exercise, then more as long as there is room.
struct FeedbackPictures {
    let exercises: [SubmissionGrade.Exercise]
    let folder: URL

    /// The pictures of a page together, in bytes of HTML.
    private static let mostBytes = 2_800_000
    private static let mostOfWrong = 4

    /// The figures of each exercise.
    var html: [[String]] {
        var figures = exercises.map { _ in [String]() }
        var room = Self.mostBytes
        let wanted = exercises.enumerated().flatMap { place, exercise in
            let shown = shown(exercise)
            return shown.enumerated().map { rank, picture in
                (rank: (exercise.state == "passed" ? 1 : 0, rank, place), place: place, picture: picture)
            }
        }
        for one in wanted.sorted(by: { $0.rank < $1.rank }) {
            guard let figure = ClassPicture(one.picture, in: folder)?.html, figure.utf8.count <= room else { continue }
            room -= figure.utf8.count
            figures[one.place].append(figure)
        }
        return figures
    }

    /// One of what is right is enough; hidden cases are never drawn, and left out here all the same.
    private func shown(_ exercise: SubmissionGrade.Exercise) -> ArraySlice<JudgedExercise.Shown> {
        guard let judged = exercise.judged else { return [] }
        let hidden = Set(judged.checks.filter(\.isHidden).map(\.caseName))
        return judged.pictures.filter { !hidden.contains($0.caseName) }
            .prefix(exercise.state == "passed" ? 1 : Self.mostOfWrong)
    }
}
