import Classroom
import Support

/// What `grade --json` prints.
struct GradeReport: Encodable, Sendable {
    /// A submission that is not graded, and why.
    struct Ungraded: Encodable, Sendable {
        let submission: String
        let status: String
        let reason: String
    }

    let submissions: Int
    let graded: Int
    let notGradable: Int
    let timedOut: Int
    let infrastructure: Int
    let ungraded: [Ungraded]
    /// Entries of the folder that are no submission.
    let leftAlone: [String]
    let seconds: Double
    @OrNull var shard: String?
    let out: String
    /// Relative to `out`; empty for a share.
    let files: [String]
    /// What was not written and why.
    let notices: [String]

    init(_ result: GradeResult) {
        submissions = result.grades.submissions.count
        graded = result.count(.graded)
        notGradable = result.count(.notGradable)
        timedOut = result.count(.timedOut)
        infrastructure = result.count(.infrastructure)
        ungraded = result.grades.submissions.filter { $0.status != .graded }.map {
            Ungraded(submission: $0.id, status: $0.status.rawValue, reason: $0.reason ?? "")
        }
        leftAlone = result.others
        seconds = result.seconds
        shard = result.shard.count == 1 ? nil : result.shard.description
        out = result.out.path
        files = result.files
        notices = result.notices
    }
}
