import Foundation

/// The three steps of a build as one shell script: started once, contained once.
struct BuildScript: Sendable {
    let staged: StagedExercise
    let compiler: CompilerInvocation
    let linking: Linking
    /// The check as it was compiled before, and the interface that it was compiled against.
    let before: KeptCheck?

    /// A step that failed, as the script's exit status says it.
    enum Step: Int32 {
        case exercise = 11
        case check = 12
        case link = 13
    }

    var text: String {
        let check = Self.line(compiler.check(staged))
        return """
            \(Self.line(compiler.exercise(staged))) || exit \(Step.exercise.rawValue)
            \(reuse.map { "\($0) || \(check)" } ?? check) || exit \(Step.check.rawValue)
            \(Self.line(linking.arguments(for: staged))) || exit \(Step.link.rawValue)
            """
    }

    /// A check does not change as long as what it sees of the exercise does not.
    private var reuse: String? {
        before.map { before in
            "{ \(Self.line(["cmp", "-s", before.interface.path, staged.interface.path])) && "
                + "\(Self.line(["cp", before.object.path, staged.checkObject.path])); }"
        }
    }

    /// Words as a shell takes them, each as it is.
    static func line(_ words: [String]) -> String {
        words.map { "'" + $0.replacing("'", with: #"'\''"#) + "'" }.joined(separator: " ")
    }
}
