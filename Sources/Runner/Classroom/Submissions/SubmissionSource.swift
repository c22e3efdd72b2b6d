import Foundation

/// One thing that was handed in, in the form in which it lies there.
package struct SubmissionSource: Sendable, Equatable {
    /// How it is packed.
    package enum Form: Sendable, Equatable {
        /// A folder, which may be a clone of a repository.
        case folder
        case zip
        /// Also compressed.
        case tar
        /// A repository without files of its own beside it.
        case repository
    }

    package let url: URL
    package let form: Form
    /// What it is called, without the ending that says how it is packed.
    package let name: String

    /// The file or folder by its whole name.
    package var fileName: String { url.lastPathComponent }
}

/// What an instructor has collected: a folder with one submission in each of its entries.
package struct SubmissionFolder: Sendable {
    /// In the order of their names.
    package let sources: [SubmissionSource]
    /// The names of entries that are no submission, in order.
    package let others: [String]

    /// Looks through a folder.
    ///
    /// - Parameter except: what lies there and is nobody's: the plan, the roster, and where the results go.
    /// - Throws: `SubmissionError.noFolder`, `.unreadable`.
    package init(_ folder: URL, except: [URL] = []) throws(SubmissionError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
            throw .noFolder(folder.path)
        }
        guard isFolder.boolValue else { throw .isAFile(folder.path) }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw .unreadable(folder.path, error.localizedDescription)
        }
        let kept = Set(except.map { $0.standardizedFileURL.resolvingSymlinksInPath().path })
        var sources: [SubmissionSource] = []
        var others: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") && name != "__MACOSX" {
            let url = folder.appending(path: name)
            if kept.contains(url.standardizedFileURL.resolvingSymlinksInPath().path) { continue }
            if let source = Self.source(url) { sources.append(source) } else { others.append(name) }
        }
        // `ann` and `ann.zip` are two: each goes by its whole name.
        let counts = Dictionary(sources.map { ($0.name, 1) }, uniquingKeysWith: +)
        self.sources = sources.map { source in
            counts[source.name] == 1
                ? source : SubmissionSource(url: source.url, form: source.form, name: source.fileName)
        }
        self.others = others
    }

    private static let endings: [(ending: String, form: SubmissionSource.Form)] = [
        (".tar.gz", .tar), (".tgz", .tar), (".tar.xz", .tar), (".tar.bz2", .tar), (".tar", .tar), (".zip", .zip),
    ]

    /// What an entry is; nil where it is no submission.
    ///
    /// Links are not followed: they may lead anywhere.
    static func source(_ url: URL) -> SubmissionSource? {
        let name = url.lastPathComponent
        guard let kind = FileKind(of: url) else { return nil }
        switch kind {
        case .folder:
            let isBare = ["HEAD", "objects", "refs"].allSatisfy { FileKind(of: url.appending(path: $0)) != nil }
            let bare = name.hasSuffix(".git") ? String(name.dropLast(4)) : name
            return SubmissionSource(url: url, form: isBare ? .repository : .folder, name: isBare ? bare : name)
        case .file:
            let lower = name.lowercased()
            guard let (ending, form) = endings.first(where: { lower.hasSuffix($0.ending) }), name.count > ending.count
            else { return nil }
            return SubmissionSource(url: url, form: form, name: String(name.dropLast(ending.count)))
        case .link, .other: return nil
        }
    }
}

/// What a name in a folder stands for, links not followed.
enum FileKind: Sendable, Equatable {
    case file(bytes: Int)
    case folder
    case link
    case other

    /// Nil where there is nothing, or nothing that may be looked at.
    init?(of url: URL) {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file(bytes: Int(status.st_size))
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}
