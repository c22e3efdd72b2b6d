import Foundation
import Support
import TerminalUI

/// The program that an update has brought, which is built first.
struct NewProgram: Sendable {
    let session: CourseSession

    /// Goes on as `course update --recheck`, in the place of this process; returns where there is no such script.
    func replaceThisOne(json: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        guard let script = script(environment) else { return }
        let words = [script, "update", "--recheck"] + (json ? ["--json"] : [])
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        // The script sets this anew, and a program that is not the course's must not believe it.
        unsetenv("COURSE_ROOT")
        execv(script, &arguments)
        throw CommandError.fault(
            "The new version is there, but \(script) could not be started (\(POSIXFailure())). Start it yourself: it builds the "
                + "new version first.")
    }

    /// How the learner called it, so that it goes on calling itself that way; the course's own where that is not known.
    private func script(_ environment: [String: String]) -> String? {
        let own = session.paths.root.appending(path: "course").path
        guard FileManager.default.isExecutableFile(atPath: own) else { return nil }
        let called = environment["COURSE_INVOCATION"] ?? ""
        let folders = called.contains("/") ? [] : (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let candidates = called.contains("/") ? [called] : folders.map { "\($0)/\(called)" }
        let isOwn = { (path: String) in
            URL(filePath: path).resolvingSymlinksInPath().path == URL(filePath: own).resolvingSymlinksInPath().path
        }
        return candidates.first { !called.isEmpty && isOwn($0) } ?? own
    }
}
