import Foundation
import Grading
import Lessons

/// What a check is asked to do, in the form that it reads.
///
/// It does not say which cases are hidden: each is called by a name that is drawn for this run, and what its id would give away is
/// copied under such names too. Hidden ones come last, in an order that is drawn: what a program has not been given yet, it
/// cannot print in a case that is shown (`PrintedByCase`).
struct Assignment: Encodable {
    /// The environment variable that names the file.
    static let environmentKey = "COURSE_ASSIGNMENT"

    struct Case: Encodable {
        var id: String
        var given: [String: GivenValue]
    }

    var exercise: String
    /// Absolute path of the file that the outputs are wanted in.
    var output: String
    var cases: [Case]
    /// The names that were drawn, by the cases' ids.
    let names: [String: String]
    /// Those of the hidden cases.
    let hiddenNames: Set<String>
    /// What learners know the cases and files by, by what they are called in this run.
    private let shown: [(drawn: String, known: String)]
    /// The files and model folders that are given, by absolute paths: all that the program has to read.
    let givenFiles: [String]

    private enum CodingKeys: CodingKey { case exercise, output, cases }

    /// All cases of an exercise.
    ///
    /// - Throws: `BuildFault.unwritable` where what is given cannot be copied.
    init(_ exercise: ExerciseSpec, of lesson: Lesson, models: ModelFolders, in folder: RunFolder) throws(BuildFault) {
        self.exercise = exercise.id
        output = folder.outputs.path
        let names = Dictionary(
            exercise.cases.map { ($0.id, Self.drawnName()) }, uniquingKeysWith: { first, _ in first })
        self.names = names
        var copies = GivenCopies(folder: folder.given)
        var files: Set<String> = []
        cases = []
        // The learner's own `print`s come in the order of the cases that are shown.
        let hidden = exercise.cases.filter(\.hidden).shuffled()
        hiddenNames = Set(hidden.map { names[$0.id] ?? $0.id })
        for spec in exercise.cases.filter({ !$0.hidden }) + hidden {
            var given = exercise.given(for: spec, lesson: lesson.folder, models: models)
            for (key, value) in given {
                guard case .text(let text) = value, GivenKind(key: key, value: value) != .value else { continue }
                if GivenKind(key: key, value: value) == .file, !hidden.isEmpty || GivenCopies.namesCases(text) {
                    given[key] = .text(try copies.copy(of: text, for: spec.id))
                }
                if case .text(let path)? = given[key] { files.formUnion(Self.withTargets(GivenKind.path(in: path))) }
            }
            if let seed = spec.seed, given["seed"] == nil { given["seed"] = .integer(seed) }
            cases.append(Case(id: names[spec.id] ?? spec.id, given: given))
        }
        givenFiles = files.sorted()
        let known = Grader.caseNames(exercise.cases)
        shown = names.map { ($1, known[$0] ?? $0) } + copies.originals.map { ($0, $1) }
    }

    /// A text in which cases and files go by the names that learners know.
    func renamed(_ text: Data) -> Data {
        let read = String(decoding: text, as: UTF8.self)
        guard shown.contains(where: { read.contains($0.drawn) }) else { return text }
        return Data(shown.reduce(read) { $0.replacing($1.drawn, with: $1.known) }.utf8)
    }

    /// Begins with a letter, so that it is never taken for a number.
    private static func drawnName() -> String { "case-" + String(UInt64.random(in: .min ... .max), radix: 36) }

    /// A path, and where the links in it and right below it lead: an installed model may be a folder of links.
    private static func withTargets(_ path: String) -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let inside = entries.map { path + "/" + $0 }.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: $0)) != nil
        }
        return [path] + ([path] + inside).map { URL(filePath: $0).resolvingSymlinksInPath().path }
    }
}
