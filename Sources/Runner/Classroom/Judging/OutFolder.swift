import Foundation
import Support

/// The folder that results go to: a new one, an empty one, or one that has results already.
enum OutFolder {
    /// - Throws: `CommandError` where somebody else's files would lie among the results.
    static func require(_ out: URL) throws(CommandError) {
        guard let kind = FileKind(of: out.resolvingSymlinksInPath()) else { return }
        guard kind == .folder else {
            throw .usage("\(out.path) is a file, and results need a folder. Name another one after --out.")
        }
        if JudgementStore(in: out).exists { return }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: out.path)) ?? []
        guard names.isEmpty else {
            throw .usage(
                "\(out.path) holds other files (\(names.sorted()[0].harmless)), and results would lie among them. Name a "
                    + "folder that is new or empty.")
        }
    }
}
