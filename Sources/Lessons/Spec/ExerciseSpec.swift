import Foundation

/// What a learner is to write, what it is given, and how its outputs are graded.
public struct ExerciseSpec: Sendable, Hashable, Identifiable {
    /// Its name, stable for ever: progress is kept under it.
    public let id: String
    /// Names that it had before.
    public let aliases: [String]
    /// Its title.
    public let title: String
    /// The SwiftPM target that holds the learner's file; its check is the target `<target>Check`.
    public let target: String
    /// The files that the learner edits, relative to the lesson's folder.
    public let edit: [String]
    /// What every case is given, by key; `{case}` not yet replaced.
    public let given: [String: GivenValue]
    /// What it hands in, in the order of the spec.
    public let outputs: [OutputSpec]
    /// The cases that it is run with; never empty.
    public let cases: [CaseSpec]
    /// What it may use.
    public let limits: Limits
    /// Hints, the gentlest first.
    public let hints: [HintSpec]
    /// Mistakes that the author expects.
    public let mistakes: [MistakeSpec]
    /// The first line of its block in the lesson.
    public let location: SourceLocation

    /// An exercise as a spec describes it; nothing of it is checked.
    ///
    /// - Parameters:
    ///   - edit: the files that the learner edits, relative to the lesson's folder; each has a counterpart under `Solution/`.
    ///   - given: what every case is given, `{case}` not yet replaced.
    ///   - cases: without any, the exercise has the one case `main`.
    public init(
        id: String, aliases: [String] = [], title: String, target: String, edit: [String],
        given: [String: GivenValue] = [:], outputs: [OutputSpec], cases: [CaseSpec] = [], limits: Limits = Limits(),
        hints: [HintSpec] = [], mistakes: [MistakeSpec] = [], location: SourceLocation = .nowhere
    ) {
        self.id = id
        self.aliases = aliases
        self.title = title
        self.target = target
        self.edit = edit
        self.given = given
        self.outputs = outputs
        self.cases = cases.isEmpty ? [CaseSpec(id: CaseSpec.mainID)] : cases
        self.limits = limits
        self.hints = hints
        self.mistakes = mistakes
        self.location = location
    }

    /// What it earns when all is right.
    public var points: Int { outputs.reduce(0) { $0 + $1.points } }

    /// The files of the solution, relative to the lesson's folder, in the order of `edit`.
    public var solution: [String] { edit.map(Self.solutionPath) }

    /// The solution's counterpart of a file under `Exercise/`.
    public static func solutionPath(of edited: String) -> String {
        "Solution/" + edited.split(separator: "/").dropFirst().joined(separator: "/")
    }

    /// What one case is given, `{case}` replaced; the case's own givens take precedence.
    ///
    /// - Parameters:
    ///   - spec: the case.
    ///   - lesson: the lesson's folder, against which the paths of files are made absolute.
    ///   - models: where the networks lie; each becomes the path of its folder.
    public func given(for spec: CaseSpec, lesson: URL, models: ModelFolders) -> [String: GivenValue] {
        var values: [String: GivenValue] = [:]
        for (key, value) in given.merging(spec.given, uniquingKeysWith: { $1 }) {
            let filled = value.resolved(for: spec.id)
            guard case .text(let text) = filled else {
                values[key] = filled
                continue
            }
            switch GivenKind(key: key, value: value) {
            case .file: values[key] = .text(lesson.appending(path: text).standardizedFileURL.path)
            case .model: values[key] = .text(models.folder(of: text).standardizedFileURL.path)
            case .value: values[key] = filled
            }
        }
        return values
    }

    /// The folders of the networks that its cases are given, by absolute paths, in order.
    public func networks(lesson: URL, models: ModelFolders) -> [String] {
        var folders: Set<String> = []
        for spec in cases {
            for (key, value) in given(for: spec, lesson: lesson, models: models) {
                guard case .text(let path) = value, GivenKind(key: key, value: value) == .model else { continue }
                folders.insert(path)
            }
        }
        return folders.sorted()
    }
}
