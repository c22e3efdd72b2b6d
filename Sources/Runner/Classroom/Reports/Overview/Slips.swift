import Support

/// A mistake or an observation, and who made it.
struct Slip {
    let exercise: String
    let say: String
    /// The places of the submissions.
    var places: [Int]

    /// What a class has in common of one kind, the most common first.
    ///
    /// - Parameter remark: the mistake or the observation that is meant; nil for who has none.
    static func all(
        in grades: ClassGrades, _ remark: (JudgedExercise) -> JudgedExercise.Remark?
    ) -> [Slip] {
        var slips: [Slip] = []
        var known: [String: Int] = [:]
        for (index, spec) in grades.exercises.enumerated() {
            for (place, submission) in grades.submissions.enumerated() {
                guard let judged = submission.exercises[index].judged, let found = remark(judged) else { continue }
                let key = "\(index)/\(found.id)"
                if let slip = known[key] {
                    slips[slip].places.append(place)
                } else {
                    known[key] = slips.count
                    slips.append(Slip(exercise: spec.title, say: found.say, places: [place]))
                }
            }
        }
        // Of two that are as common, the one that comes first in the course.
        return slips.enumerated().sorted { ($1.element.places.count, $0.offset) < ($0.element.places.count, $1.offset) }
            .map(\.element)
    }
}
