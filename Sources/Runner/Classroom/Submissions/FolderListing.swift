import Foundation

/// The files of a submission that may be wanted, found by their names alone; links are not followed.
struct FolderListing: Sendable {
    /// A file somewhere in the submission.
    struct Entry: Sendable, Equatable {
        /// The names of its folders and its own, from the top.
        var path: [String]
        var kind: FileKind
    }

    /// In the order of their depth, then of their paths.
    let entries: [Entry]
    /// Whether the submission has more than is looked through.
    let isCut: Bool

    private static let deepest = 24
    static let most = 200_000

    /// Looks through a folder.
    ///
    /// - Parameters:
    ///   - most: how many entries are looked at.
    ///   - isWanted: whether a file of this name may be.
    init(of folder: URL, most: Int = most, isWanted: (String) -> Bool) {
        var found: [Entry] = []
        var seen = 0
        var pending: [[String]] = [[]]
        while let path = pending.popLast() {
            let here = path.reduce(folder) { $0.appending(path: $1) }
            for name in ((try? FileManager.default.contentsOfDirectory(atPath: here.path)) ?? []).sorted() {
                seen += 1
                guard seen <= most else { break }
                // What tools keep for themselves: builds, history, and what a Mac adds to its archives.
                if name.hasPrefix(".") || name == "__MACOSX" { continue }
                guard let kind = FileKind(of: here.appending(path: name)) else { continue }
                if kind == .folder {
                    if path.count < Self.deepest { pending.append(path + [name]) }
                } else if isWanted(name) {
                    found.append(Entry(path: path + [name], kind: kind))
                }
            }
        }
        isCut = seen > most
        entries = found.sorted {
            ($0.path.count, $0.path.joined(separator: "/")) < ($1.path.count, $1.path.joined(separator: "/"))
        }
    }
}
