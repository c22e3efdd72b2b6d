import Foundation
import Lessons

/// Takes what may be wanted out of an archive or a repository, as a shell script that is run contained.
///
/// The programs are the system's own. What they are given was made by somebody who may wish them harm, so whatever they can be
/// made to do happens where there is nothing to be had.
struct UnpackingScript: Sendable {
    let source: SubmissionSource
    /// The archive's or repository's absolute path, links resolved.
    let path: String
    /// The names of files that may be wanted: their beginnings, and what follows the last dot.
    let wanted: [(stem: String, ending: String)]
    /// The folder to unpack into, which is there.
    let target: String

    /// How the script says what is wrong, as its exit status.
    enum Failure: Int32 {
        case damaged = 21
        case locked = 22
        case noCommits = 23
    }

    init(_ source: SubmissionSource, exercises: [ExerciseSpec], identify: String?, target: String) {
        self.source = source
        self.target = target
        path = source.url.resolvingSymlinksInPath().path
        let names =
            exercises.flatMap(\.edit).map { String($0.split(separator: "/").last ?? "") }
            + [identify].compactMap(\.self)
        wanted = Set(names).sorted().map { name in
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count > 1
                ? (parts.dropLast().joined(separator: "."), "." + (parts.last ?? "")) : (name, "")
        }
    }

    /// The programs that it needs.
    static func programs(for form: SubmissionSource.Form) -> [String] {
        switch form {
        case .folder: []
        case .zip: ["unzip"]
        case .tar: ["tar"]
        case .repository: ["git", "tar"]
        }
    }

    var text: String {
        switch source.form {
        case .folder: commit(directory: path)
        case .zip: zip
        case .tar: Self.tar("-xf \(quoted(path))", patterns, target: target)
        case .repository: repository
        }
    }

    /// `unzip` ends with 11 where no file is wanted, with 1 where it only has something to remark.
    private var zip: String {
        let patterns = wanted.map { quoted("*\($0.stem)*\($0.ending)") }.joined(separator: " ")
        return """
            unzip -Z1 \(quoted(path)) > /dev/null; s=$?
            [ $s -le 1 ] || exit \(Failure.damaged.rawValue)
            unzip -qq -o -C -P '' \(quoted(path)) \(patterns) -d \(quoted(target)) > /dev/null; s=$?
            case $s in
                0|1|11) exit 0 ;;
                5|81|82) exit \(Failure.locked.rawValue) ;;
                *) exit \(Failure.damaged.rawValue) ;;
            esac
            """
    }

    private var patterns: String { wanted.map { quoted("\($0.stem)*\($0.ending)") }.joined(separator: " ") }

    #if canImport(Darwin)
        /// The `tar` of macOS is another one: it has patterns, and no way to say that none has to fit.
        private static func tar(_ input: String, _ patterns: String, target: String) -> String {
            """
            tar \(input) -C '\(target)' \(patterns.split(separator: " ").map { "--include=\($0)" }.joined(separator: " "))
            [ $? -eq 0 ] || exit \(Failure.damaged.rawValue)
            """
        }
    #else
        /// GNU's `tar` complains about patterns that fit nothing, which is no fault of the archive.
        private static func tar(_ input: String, _ patterns: String, target: String) -> String {
            """
            tar \(input) -C '\(target)' --wildcards --no-anchored --ignore-case --no-same-owner --no-same-permissions \
            \(patterns) 2> errors
            s=$?
            if [ $s -ne 0 ] && grep -v -e ': Not found in archive$' -e 'Exiting with failure status' errors | grep -q .; then
                exit \(Failure.damaged.rawValue)
            fi
            """
        }
    #endif

    /// Whatever a repository's own settings say, it is read as it is.
    private var repository: String {
        """
        commit=$(git --git-dir=\(quoted(path)) rev-parse -q --verify 'HEAD^{commit}' ||
            git --git-dir=\(quoted(path)) for-each-ref --count=1 --sort=-committerdate --format='%(objectname)' refs/heads)
        [ -n "$commit" ] || exit \(Failure.noCommits.rawValue)
        git --git-dir=\(quoted(path)) log -1 --no-show-signature --format='commit %H %cI' "$commit"
        git --git-dir=\(quoted(path)) archive --format=tar -o archive.tar "$commit" || exit \(Failure.damaged.rawValue)
        \(Self.tar("-xf archive.tar", patterns, target: target))
        """
    }

    /// The last commit of a clone; that there is none is no fault.
    private func commit(directory: String) -> String {
        "git -C \(quoted(directory)) log -1 --no-show-signature --format='commit %H %cI' 2> /dev/null; exit 0"
    }

    private func quoted(_ word: String) -> String { "'" + word.replacing("'", with: #"'\''"#) + "'" }
}
