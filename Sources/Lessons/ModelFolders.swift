import Foundation

/// The folders that a course finds its networks in: its own, then that of the kit that it is written for.
public struct ModelFolders: Sendable, Hashable {
    /// In the order in which a network is looked for.
    public let folders: [URL]

    /// Networks in some folders.
    ///
    /// - Parameter folders: each holds a folder for every network; where two have one of the same name, the first counts.
    public init(_ folders: URL...) { self.folders = folders }

    /// The folder of a network; where there is none of the name, where it would be.
    public func folder(of name: String) -> URL {
        let places = folders.map { $0.appending(path: name) }
        return places.first(where: Self.isFolder) ?? places.first ?? URL(filePath: name)
    }

    /// Whether there is a network of a name.
    func has(_ name: String) -> Bool { Self.isFolder(folder(of: name)) }

    /// The names of all networks.
    ///
    /// Beside them lie files: labels, and the list of what can be installed.
    var names: [String] {
        let all = folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
                !$0.hasPrefix(".") && Self.isFolder(folder.appending(path: $0))
            }
        }
        return Set(all).sorted()
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
