import Foundation

/// A kit as it is installed for one user, who shares it between all courses that are written for its version.
///
/// The start script of a course of one's own looks in the same place (`Tools/own-course/course`), and editors find it by the
/// generated manifest.
package struct InstalledKit: Sendable {
    /// Three numbers.
    let version: String

    package init(version: String) { self.version = version }

    /// Where it lies, or would.
    ///
    /// - Returns: nil where the environment names no home.
    package func folder(in environment: [String: String] = ProcessInfo.processInfo.environment) -> URL? {
        Self.data(in: environment).map { URL(filePath: $0).appending(path: "course-kit/\(version)") }
    }

    private static func data(in environment: [String: String]) -> String? {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        #if os(macOS)
            return "\(home)/Library/Application Support"
        #else
            return "\(home)/.local/share"
        #endif
    }

    /// The same in a manifest's own words.
    var manifestLines: String {
        """
        /// The kit that the course is written for, as `./course` installs it; or the one that COURSE_KIT names.
        var courseKit: String {
            let environment = Context.environment
            if let kit = environment["COURSE_KIT"], !kit.isEmpty { return kit }
            var data = (environment["HOME"] ?? "") + "/.local/share"
            #if os(macOS)
                data = (environment["HOME"] ?? "") + "/Library/Application Support"
            #endif
            if let other = environment["XDG_DATA_HOME"], other.hasPrefix("/") { data = other }
            return data + "/course-kit/\(version)"
        }
        """
    }
}
