import Support

/// `junit.xml`: a suite for each submission, a test for each exercise, as servers that run tests read it.
///
/// A failure is the learner's, an error is ours or nobody's (it could not be judged), and skipped is what was not handed in or
/// not begun. The format knows no points; they stand among the properties.
struct JUnitReport {
    let grades: ClassGrades

    var text: String {
        let suites = grades.submissions.map { Suite(grade: $0, grades: grades) }
        let counts = suites.map(\.counts).reduce(Counts(), +)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<testsuites name=\"\(grades.title.xml)\" \(counts.attributes)>\n"
            + suites.map(\.text).joined() + "</testsuites>\n"
    }

    /// How many tests came out how.
    private struct Counts {
        var tests = 0
        var failures = 0
        var errors = 0
        var skipped = 0

        static func + (a: Counts, b: Counts) -> Counts {
            Counts(
                tests: a.tests + b.tests, failures: a.failures + b.failures, errors: a.errors + b.errors,
                skipped: a.skipped + b.skipped)
        }

        var attributes: String {
            "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
        }
    }

    /// One submission.
    private struct Suite {
        let grade: SubmissionGrade
        let grades: ClassGrades

        var counts: Counts {
            grade.exercises.reduce(into: Counts()) { counts, exercise in
                counts.tests += 1
                switch Case.Kind(exercise) {
                case .passed: break
                case .failure: counts.failures += 1
                case .error: counts.errors += 1
                case .skipped: counts.skipped += 1
                }
            }
        }

        var text: String {
            let properties = [
                ("status", grade.status.rawValue), ("total", grade.total?.short ?? ""),
                ("possible", grades.possible.short), ("late", grade.lateness.map { "\($0.days)" } ?? ""),
                ("penalty", grade.penalty.short), ("commit", grade.commit ?? ""),
            ].filter { !$0.1.isEmpty }
            let cases = zip(grades.exercises, grade.exercises).map {
                Case(spec: $0, exercise: $1, reason: grade.reason).text
            }
            return " <testsuite name=\"\(grade.id.xml)\" \(counts.attributes)>\n"
                + XMLProperties(properties, indentation: "  ").text + cases.joined() + " </testsuite>\n"
        }
    }

    /// One exercise of one submission.
    private struct Case {
        enum Kind {
            case passed, failure, error, skipped

            init(_ exercise: SubmissionGrade.Exercise) {
                self =
                    switch exercise.state {
                    case "passed": .passed
                    case "missing", "not-attempted": .skipped
                    default: exercise.earned == nil ? .error : .failure
                    }
            }
        }

        let spec: ClassGrades.Exercise
        let exercise: SubmissionGrade.Exercise
        let reason: String?

        var text: String {
            let checks = exercise.judged?.checks.count ?? 0
            let properties = [
                ("points", exercise.earned?.short ?? ""), ("possible", spec.possible.short),
                ("mistake", exercise.judged?.mistake?.id ?? ""),
                ("observation", exercise.judged?.observation?.id ?? ""),
            ].filter { !$0.1.isEmpty }
            return "  <testcase name=\"\(spec.title.xml)\" classname=\"\(spec.id.xml)\" assertions=\"\(checks)\">\n"
                + XMLProperties(properties, indentation: "   ").text + result + "  </testcase>\n"
        }

        private var result: String {
            let type = exercise.state.isEmpty ? "not-gradable" : exercise.state
            let message = (exercise.judged?.heading ?? exercise.reason ?? reason ?? exercise.stateWords).oneLine.xml
            let text = PlainFeedback(exercise).text.xml
            return switch Kind(exercise) {
            case .passed: ""
            case .skipped: "   <skipped message=\"\(message)\"/>\n"
            case .failure: "   <failure message=\"\(message)\" type=\"\(type.xml)\">\(text)</failure>\n"
            case .error: "   <error message=\"\(message)\" type=\"\(type.xml)\"/>\n"
            }
        }
    }
}

/// The properties of a suite or a test; nothing when there are none.
private struct XMLProperties {
    let properties: [(String, String)]
    let indentation: String

    init(_ properties: [(String, String)], indentation: String) {
        self.properties = properties
        self.indentation = indentation
    }

    var text: String {
        guard !properties.isEmpty else { return "" }
        let lines = properties.map { name, value in
            "\(indentation) <property name=\"\(name.xml)\" value=\"\(value.xml)\"/>\n"
        }
        return "\(indentation)<properties>\n\(lines.joined())\(indentation)</properties>\n"
    }
}
