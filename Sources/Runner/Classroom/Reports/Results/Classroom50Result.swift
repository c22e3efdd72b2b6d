import Foundation
import Lessons
import Support

/// `classroom50/<id>.json`: a result as Classroom 50 collects it.
///
/// It knows whole points only, and that the tests' points make the score. So a class whose plan can make fractions (weights, or
/// a penalty) counts in hundredths, all of it; and what lateness costs is taken from the exercises, each by its
/// share. What a submission does not have (a release, a review) is named by what it does have, since none of them may be
/// empty. There is no file for a submission without a grade.
struct Classroom50Result: Encodable {
    private let schema = "classroom50/result/v1"
    private let classroom: String
    private let assignment: String
    private let submission: String
    private let commit: String
    private let release: String
    private let review: String
    @OrNull private var datetime: String?
    private let score: Int
    private let maxScore: Int
    private let tests: [Test]

    /// Nil when the submission has no grade, or the plan says nothing of Classroom 50.
    init?(_ grade: SubmissionGrade, in grades: ClassGrades, plan: GradingPlan) {
        guard let total = grade.total, let work = plan.classroom50 else { return nil }
        let scale = plan.makesFractions || grades.possible.hundredths % 100 != 0 ? 1 : 100
        classroom = work.classroom
        assignment = work.assignment
        submission = grade.id.oneLine
        commit = (grade.commit ?? grade.id).oneLine
        release = grade.id.oneLine
        review = (grade.commit ?? grade.id).oneLine
        _datetime = OrNull(wrappedValue: grade.lateness.map { Self.text($0.submitted) })
        let earned = Self.shares(of: total, after: grade.exercises.map { $0.earned ?? .zero })
        tests = zip(zip(grades.exercises, grade.exercises), earned).map { pair, earned in
            Test(
                testName: pair.0.id, passed: pair.1.state == "passed", score: earned / scale,
                maxScore: pair.0.possible.hundredths / scale)
        }
        score = total.hundredths / scale
        maxScore = grades.possible.hundredths / scale
    }

    /// The total in hundredths, laid on what earned it, so that the parts make the whole: what rounding leaves over goes to the
    /// first ones whose share has the largest rest.
    private static func shares(of total: Score, after earned: [Score]) -> [Int] {
        let sum = earned.reduce(0) { $0 + $1.hundredths }
        guard sum > 0 else { return earned.map(\.hundredths) }
        let exact = earned.map { $0.hundredths * total.hundredths }
        var shares = exact.map { $0 / sum }
        let rests = exact.enumerated().map { ($0.offset, $0.element % sum) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        let left = total.hundredths - shares.reduce(0, +)
        for (place, _) in rests.prefix(max(left, 0)) { shares[place] += 1 }
        return shares
    }

    private static func text(_ date: Date) -> String {
        ClassDate.text(date).replacing(" UTC", with: "Z").replacing(" ", with: "T")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, classroom, assignment, submission, commit, release, review, datetime, score, tests
        case maxScore = "max-score"
    }

    private struct Test: Encodable {
        let testName: String
        let passed: Bool
        let score: Int
        let maxScore: Int

        private enum CodingKeys: String, CodingKey {
            case passed, score
            case testName = "test-name"
            case maxScore = "max-score"
        }
    }
}

extension GradingPlan {
    /// Whether points by this plan may be no whole number.
    ///
    /// The plan alone decides, so that a class counts the same way however many have handed in.
    fileprivate var makesFractions: Bool { !weights.isEmpty || late != nil }
}
