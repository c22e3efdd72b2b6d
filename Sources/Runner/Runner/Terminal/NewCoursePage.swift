import Authoring
import Foundation
import Support
import TerminalUI

/// What `course author course` says.
struct NewCoursePage {
    let folder: URL
    let kit: SourceKit
    let ansi: ANSIStyle

    func lines(_ result: NewCourse.Result) -> [String] {
        ["\(ansi(ansi.check, .green)) \(folder.path.harmless) made: one lesson, written for kit \(kit.version)"]
            + [commit(result.commit)] + remarks(result.installation) + [
                "then   cd \(quoted(folder.path))",
                "       ./course author check",
                "       ./course next",
            ]
    }

    private func commit(_ commit: FirstCommit) -> String {
        switch commit {
        case .made: "\(ansi(ansi.check, .green)) committed, on the branch main"
        case .uncommitted:
            "\(ansi.dot) a git repository, with nothing committed: tell git your user.name and user.email, then "
                + "`git add -A && git commit`"
        case .noGit: "\(ansi.dot) not under version control: there is no git on the PATH"
        case .inside(let repository): "\(ansi.dot) it belongs to the repository \(repository.harmless); commit it there"
        }
    }

    private func remarks(_ installation: KitInstallation) -> [String] {
        var remarks: [String] = []
        switch installation {
        case .here: break
        case .other(let path):
            remarks.append("\(ansi.dot) it uses the kit \(kit.version) that is installed in \(path.harmless)")
        case .none(let path):
            remarks.append(
                "\(ansi.dot) the kit could not be installed\(path.isEmpty ? "" : " in \(path.harmless)"); set COURSE_KIT="
                    + quoted(kit.folder.path))
        }
        if kit.repository == nil {
            remarks.append(
                "\(ansi.dot) others do not find the kit yet: write where git fetches it from into course.yml, as repository:"
            )
        }
        return remarks
    }

    /// A path as a shell takes it.
    private func quoted(_ path: String) -> String {
        let plain = path.harmless
        let isBare = plain.allSatisfy { $0.isLetter || $0.isNumber || "/._-~+".contains($0) }
        return isBare ? plain : "'" + plain.replacing("'", with: "'\\''") + "'"
    }
}
