import Foundation
import Support
import VersionControl

/// The files of a version: what each path holds, by git's names.
package struct Tree: Sendable, Equatable {
    /// What a path holds.
    package struct Entry: Sendable, Hashable, Codable {
        /// `100644` for a file, `100755` for a program, `120000` for a link.
        var mode: String
        /// The name of its contents.
        var id: String
    }

    var entries: [String: Entry] = [:]

    subscript(path: String) -> Entry? {
        get { entries[path] }
        set { entries[path] = newValue }
    }

    /// The paths below a folder.
    func paths(below folder: String) -> [String] { entries.keys.filter { $0.hasPrefix(folder + "/") } }
}

extension Git {
    /// The files of a commit.
    func tree(of commit: String) async throws -> Tree {
        let listing = try await run(["ls-tree", "-r", "-z", "--full-tree", commit]).output
        return try Self.tree(of: listing) { head in (mode: head[0], id: head[2]) }
    }

    /// The files that are staged.
    func stagedTree() async throws -> Tree {
        let listing = try await run(["ls-files", "-s", "-z"]).output
        return try Self.tree(of: listing) { head in
            guard head[2] == "0" else { return nil }
            return (mode: head[0], id: head[1])
        }
    }

    private static func tree(
        of listing: Data, _ entry: ([String]) -> (mode: String, id: String)?
    ) throws(CommandError) -> Tree {
        var tree = Tree()
        for line in listing.split(separator: 0) {
            guard let text = String(validating: line, as: UTF8.self) else {
                throw CommandError.refused(
                    "A file of this clone has a name that is not UTF-8, which an update cannot handle. Rename it, and commit that."
                )
            }
            let parts = text.split(separator: "\t", maxSplits: 1)
            let head = parts[0].split(separator: " ").map(String.init)
            guard parts.count == 2, head.count >= 3 else { continue }
            guard let (mode, id) = entry(head) else {
                throw CommandError.refused(
                    "A merge in this clone is not finished: \(parts[1]) has conflicts. Finish it, or `git merge --abort`, then update."
                )
            }
            tree[String(parts[1])] = Tree.Entry(mode: mode, id: id)
        }
        return tree
    }

    /// The contents of several files, in order.
    func contents(of ids: [String]) async throws -> [Data] {
        guard !ids.isEmpty else { return [] }
        let input = Array((ids.joined(separator: "\n") + "\n").utf8)
        let output = try await run(["cat-file", "--batch"], input: input).output
        var contents: [Data] = []
        var rest = output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard head.count == 3, let size = Int(head[2]) else {
                throw CommandError.refused(
                    "This clone is damaged: \(head.joined(separator: " ")). Run `git fsck`, or clone it anew.")
            }
            let start = rest.index(after: end)
            contents.append(Data(rest[start..<start + size]))
            rest = rest[(start + size + 1)...]
        }
        return contents
    }

    /// The names that git would give to the files that lie at paths now; nil for those that are not there, or are no files.
    func present(_ paths: [String]) async throws -> [String: String] {
        let files = paths.filter { kind(of: $0) == S_IFREG }
        var names: [String: String] = [:]
        if !files.isEmpty {
            // A path with a line break cannot be asked for in a list.
            let (plain, odd) = (files.filter { !$0.contains("\n") }, files.filter { $0.contains("\n") })
            let input = Array(plain.map { $0 + "\n" }.joined().utf8)
            let ids = try await run(["hash-object", "--stdin-paths"], input: input).text.split(separator: "\n")
            for (path, id) in zip(plain, ids) { names[path] = String(id) }
            for path in odd { names[path] = try await run(["hash-object", "--", path]).text }
        }
        for path in paths where kind(of: path) == S_IFLNK {
            let target =
                (try? FileManager.default.destinationOfSymbolicLink(atPath: root.appending(path: path).path)) ?? ""
            names[path] = try await run(["hash-object", "--stdin"], input: Array(target.utf8)).text
        }
        return names
    }

    /// What lies at a path: `S_IFREG`, `S_IFLNK`, `S_IFDIR`; nil where nothing does.
    func kind(of path: String) -> mode_t? {
        var status = stat()
        guard lstat(root.appending(path: path).path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    /// Keeps contents as git would after `git add` of a path.
    func store(_ contents: Data, as path: String) async throws -> String {
        try await run(["hash-object", "-w", "--stdin", "--path", path], input: [UInt8](contents)).text
    }
}
