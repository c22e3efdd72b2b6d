import Foundation
import Support
import VersionControl

/// Where a new version comes from.
package struct UpdateSource: Sendable, Equatable {
    /// What git is given: a remote's name, an address, a folder, a bundle.
    var location: String
    /// The branch of it; nil for the one that it shows first.
    var branch: String?
    /// For whoever reads it: the address.
    package var words: String
    /// Whether the learner named it, now or before.
    var isNamed: Bool

    /// Finds the source.
    ///
    /// - Parameters:
    ///   - asked: what the learner says now; a path is seen from the working folder.
    ///   - remembered: what was said before.
    /// - Throws: `CommandError` where there is none.
    init(_ git: Git, asked: String?, remembered: String?) async throws {
        let remotes = try await git.run(["remote"]).text.split(separator: "\n").map(String.init)
        func address(_ remote: String) async throws -> String {
            Self.harmless(try await git.answer(["config", "remote.\(remote).url"]).text)
        }
        if let asked {
            if remotes.contains(asked) { self.init(named: asked) } else { try self.init(asked: asked) }
        } else if let remembered {
            self.init(named: remembered)
        } else if remotes.contains("upstream") {
            self.init(
                location: "upstream", branch: nil, words: "upstream (\(try await address("upstream")))", isNamed: false)
        } else if let (remote, branch) = try await Self.tracked(git), remotes.contains(remote) {
            self.init(
                location: remote, branch: branch, words: "\(remote) (\(try await address(remote)))", isNamed: false)
        } else if remotes.contains("origin") {
            self.init(location: "origin", branch: nil, words: "origin (\(try await address("origin")))", isNamed: false)
        } else {
            throw CommandError.refused(
                "This clone does not know where the course comes from: it has no remote. Say it once: "
                    + "`course update --from ADDRESS`, or the folder of another clone, or a bundle.")
        }
    }

    /// What the learner names; a path is seen from the working folder.
    init(asked: String) throws(CommandError) { self.init(named: try Self.resolved(asked)) }

    private init(named location: String) {
        self.init(location: location, branch: nil, words: Self.harmless(location), isNamed: true)
    }

    /// An address without a name and a password that may stand in it.
    private static func harmless(_ address: String) -> String { address.replacing(/:\/\/[^\/@]*@/, with: "://") }

    private init(location: String, branch: String?, words: String, isNamed: Bool) {
        (self.location, self.branch, self.words, self.isNamed) = (location, branch, words, isNamed)
    }

    /// What is written down to be used the next time.
    package var remembered: String? { isNamed ? location : nil }

    /// The branch that the present one follows.
    private static func tracked(_ git: Git) async throws -> (remote: String, branch: String)? {
        let branch = try await git.answer(["symbolic-ref", "--quiet", "--short", "HEAD"]).text
        guard !branch.isEmpty else { return nil }
        let remote = try await git.answer(["config", "branch.\(branch).remote"]).text
        let merge = try await git.answer(["config", "branch.\(branch).merge"]).text
        return remote.isEmpty || remote == "." || merge.isEmpty ? nil : (remote, merge)
    }

    /// A path as seen from the working folder, an address as it is.
    private static func resolved(_ asked: String) throws(CommandError) -> String {
        let path = asked.hasPrefix("~/") ? NSHomeDirectory() + asked.dropFirst(1) : asked
        let file = URL(filePath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: file.path) { return file.path }
        let isAddress = asked.contains("://") || asked.wholeMatch(of: /[^\/]+@?[^\/]*:.+/) != nil
        guard isAddress, !asked.hasPrefix("-") else {
            throw .usage("There is no \"\(asked)\". Name an address, the folder of another clone, or a bundle.")
        }
        return asked
    }

    /// Fetches the newest version.
    ///
    /// Only contents come into the clone, and a ref of our own that keeps them; no branch moves.
    ///
    /// - Parameter asks: whether git may ask for a password.
    /// - Returns: its commit.
    /// - Throws: `CommandError` when it cannot be reached.
    func fetch(_ git: Git, asks: Bool) async throws -> String {
        let list = try await git.answer(["ls-remote", "--", location], asks: asks)
        guard list.status == 0 else { throw unreachable(list) }
        let refs = list.text.split(separator: "\n").compactMap { line -> (name: String, id: String)? in
            let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
            return parts.count == 2 ? (parts[1], parts[0]) : nil
        }
        let wanted = [branch, "HEAD", "refs/heads/main", "refs/heads/master"].compactMap { $0 }
        let heads = refs.filter { $0.name.hasPrefix("refs/heads/") }
        guard
            let ref = wanted.lazy.compactMap({ name in refs.first { $0.name == name } }).first
                ?? (heads.count == 1 ? heads.first : nil)
        else {
            throw CommandError.refused(
                "\(words) has no version of the course that could be told from others"
                    + (heads.isEmpty
                        ? "." : " (\(heads.map { String($0.name.dropFirst(11)) }.joined(separator: ", "))).")
                    + " Name another place by --from.")
        }
        let spec = "+\(ref.name):\(Self.ref)"
        let fetched = try await git.answer(
            [
                "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=", "--",
                location, spec,
            ],
            asks: asks)
        guard fetched.status == 0 else { throw unreachable(fetched) }
        return try await git.run(["rev-parse", "--verify", "\(Self.ref)^{commit}"]).text
    }

    /// Keeps what was fetched from being thrown away.
    static let ref = "refs/course/newest"

    private func unreachable(_ answer: Git.Answer) -> CommandError {
        let reason = answer.reason.isEmpty ? "git says nothing more" : answer.reason
        let place = isNamed ? "\(words), which --from named, now or before" : words
        return .refused(
            "The newest version could not be fetched from \(place): \(reason.endingWithStop) Nothing was changed. Check the network; "
                + "without one, `course update --from FOLDER` takes it from a clone or a bundle on a disk.")
    }
}
