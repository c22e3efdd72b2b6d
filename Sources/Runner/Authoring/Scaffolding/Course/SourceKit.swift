import Foundation
import Lessons
import VersionControl

/// The kit that a course is made from, and will ask for.
package struct SourceKit: Sendable {
    package let folder: URL
    /// Three numbers.
    package let version: String
    /// Where others fetch it from; nil where nobody has said it.
    package let repository: String?

    package init(folder: URL, version: String, repository: String?) {
        self.folder = folder
        self.version = version
        self.repository = repository
    }

    /// The address that the kit itself was cloned from, where others could fetch from it too.
    ///
    /// - Throws: `CancellationError`.
    package static func origin(of folder: URL) async throws -> String? {
        // A folder inside of somebody else's repository is not that repository.
        guard FileManager.default.fileExists(atPath: folder.appending(path: ".git").path),
            let address = try await Git(root: folder, for: "addresses").text(["remote", "get-url", "origin"])
        else { return nil }
        return publicAddress(address)
    }

    /// An address without the name and password that somebody may have put into it; nil for a place on this machine.
    static func publicAddress(_ address: String) -> String? {
        if let match = address.wholeMatch(of: /(https?:\/\/)(?:[^\/@]*@)?(\S+)/) { return "\(match.1)\(match.2)" }
        let isRemote = address.wholeMatch(of: /(ssh|git):\/\/\S+|[\w.-]+@[\w.-]+:[^\s-]\S*/) != nil
        return isRemote ? address : nil
    }
}
