import Foundation
import Lessons
import NN

/// The networks of a course: shipped in `Models`, its own before the kit's; installed in `.course/models`; or offered by the
/// manifest.
///
/// ```swift
/// let package = try ModelCatalog(root: root, kit: kit).package(named: "resnet18")
/// let model = try package.network()
/// ```
package struct ModelCatalog: Sendable {
    /// The folders of the networks that come with the course, and with its kit where that is another; the first that has a
    /// name counts.
    package let shipped: [URL]
    /// The folder of the networks that were installed.
    package let installed: URL
    /// What can be installed.
    package let manifest: ModelManifest
    /// Where the manifest lies, and the labels that it names.
    let offered: URL

    /// Looks at the networks of a course.
    ///
    /// - Parameters:
    ///   - root: the folder that holds `Lessons` and `Models`.
    ///   - kit: the folder of the kit, where the course is another's.
    /// - Throws: ``ModelError/unreadableManifest(file:reason:)``.
    package init(root: URL, kit: URL? = nil) throws(ModelError) {
        let kit = kit.flatMap { $0.path == root.path ? nil : $0 }
        shipped = ([root] + [kit].compactMap(\.self)).map { $0.appending(path: "Models") }
        installed = root.appending(path: ".course/models")
        let list = "torchvision.json"
        let folders = shipped
        let holder = folders.first { FileManager.default.fileExists(atPath: $0.appending(path: list).path) }
        offered = holder ?? folders[0]
        manifest = try ModelManifest(contentsOf: offered.appending(path: list))
    }

    /// The network of a name, ready to be read.
    ///
    /// - Throws: ``ModelError``: there is none of this name, with the nearest one; it is not installed yet; or its folder
    ///   is damaged.
    package func package(named name: String) throws(ModelError) -> ModelPackage {
        guard let place = place(of: name) else {
            if manifest[name] != nil { throw .notInstalled(name: name) }
            throw unknown(name)
        }
        do {
            return try ModelPackage(contentsOf: folder(of: name, in: place))
        } catch {
            throw .damaged(name: name, isShipped: place == .shipped, reason: "\(error)")
        }
    }

    /// Where a network that is here came from.
    package enum Place: Sendable, Equatable {
        case shipped, installed
    }

    /// Where the network of a name lies; nil when there is none here.
    package func place(of name: String) -> Place? {
        for place in [Place.shipped, .installed] where names(in: place).contains(name) { return place }
        return nil
    }

    /// The folder of a network.
    package func folder(of name: String, in place: Place) -> URL {
        let holder = folders(of: place).first { Self.names(in: $0).contains(name) }
        return (holder ?? folders(of: place)[0]).appending(path: name)
    }

    /// The names of the networks in one place, in order.
    package func names(in place: Place) -> [String] {
        Set(folders(of: place).flatMap(Self.names)).sorted()
    }

    private func folders(of place: Place) -> [URL] { place == .shipped ? shipped : [installed] }

    private static func names(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        // Hidden folders are installations under way; anything else without a description is no network.
        return names.filter { name in
            !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/model.json").path)
        }
    }

    /// Every name that means something here.
    var allNames: [String] {
        var all = names(in: .shipped)
        for name in names(in: .installed) + manifest.models.map(\.name) where !all.contains(name) {
            all.append(name)
        }
        return all
    }

    /// The error that says so, with what there is.
    package func unknown(_ name: String) -> ModelError {
        .unknown(name: name, nearest: Spelling.nearest(to: name, among: allNames), known: allNames)
    }
}
