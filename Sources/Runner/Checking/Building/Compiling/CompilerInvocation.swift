import Foundation

/// One call of the compiler's front end.
///
/// Not through the driver, which would add what is not asked for: no plugin and no macro is named here, so none is loaded and
/// nothing of the learner's runs while it is compiled. An exercise finds the modules of the kit that it may import, and no
/// others but the toolchain's own.
struct CompilerInvocation: Sendable {
    let kit: Kit
    let moduleCache: URL
    /// Whether to compile with `-O`, for the author gate alone.
    let optimized: Bool

    /// The exercise: an object, and the interface that the check is compiled against.
    func exercise(_ staged: StagedExercise) -> [String] {
        front + ["-parse-as-library", "-module-name", staged.module]
            + ["-emit-module-path", staged.interface.path, "-o", staged.object.path]
            + staged.paths(of: staged.exercise)
    }

    /// The check: an object.
    func check(_ staged: StagedExercise) -> [String] {
        front + ["-I", kit.checkFolder.path, "-I", staged.folder.path, "-module-name", staged.checkModule]
            + ["-o", staged.checkObject.path] + staged.paths(of: staged.check)
    }

    /// Everything that both have in common.
    private var front: [String] {
        [kit.description.frontend, "-frontend", "-c"] + kit.description.flags
            + ["-I", kit.exerciseFolder.path, "-module-cache-path", moduleCache.path]
            + [optimized ? "-O" : "-Onone", "-g", "-diagnostic-style", "llvm"]
    }

    /// What decides about the check's object beside its own sources and the exercise's interface.
    var settings: String { front.joined(separator: " ") }
}
