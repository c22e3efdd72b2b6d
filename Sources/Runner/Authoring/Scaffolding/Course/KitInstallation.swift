import Checking
import Foundation

/// Whether a new course finds the kit that made it, without fetching anything.
package enum KitInstallation: Sendable, Equatable {
    /// It does: the kit is installed there, or a link to it.
    case here(path: String)
    /// It will use another kit of the same version, which was installed before.
    case other(path: String)
    /// Nothing could be written there.
    case none(path: String)

    /// Installs a kit for this user, by a link, unless one of its version is there.
    static func make(
        of kit: SourceKit, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> KitInstallation {
        guard let place = InstalledKit(version: kit.version).folder(in: environment) else { return .none(path: "") }
        let files = FileManager.default
        if CoursePaths.isKit(place) {
            let isThis = place.resolvingSymlinksInPath().path == kit.folder.resolvingSymlinksInPath().path
            return isThis ? .here(path: place.path) : .other(path: place.path)
        }
        do {
            // A link that leads nowhere: the checkout that it led to is gone.
            if (try? files.destinationOfSymbolicLink(atPath: place.path)) != nil { try files.removeItem(at: place) }
            try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try files.createSymbolicLink(at: place, withDestinationURL: kit.folder)
            return .here(path: place.path)
        } catch {
            return .none(path: place.path)
        }
    }
}
