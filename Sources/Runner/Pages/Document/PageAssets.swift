import Foundation

/// The page's own styles and scripts: plain files in `Assets`, which are put into each page as they are.
package enum PageAssets {
    /// The text of a file.
    package static func text(_ name: String) throws -> String {
        let file = Bundle.module.bundleURL.appending(path: "Assets/\(name)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The script of a page: what all parts share, then those of the kinds that it has.
    ///
    /// - Parameter kinds: the names of files in `Assets/parts`, without their ending.
    static func script(_ kinds: [String]) throws -> String {
        let shared = [
            "tensor.js", "color.js", "element.js", "legend.js", "map-view.js", "picture-view.js", "channel-strip.js",
            "stem.js", "scene.js", "maps.js", "course.js",
        ]
        let files = shared + kinds.map { "parts/\($0).js" } + ["start.js"]
        return try files.map { "// \($0)\n" + (try text($0)) }.joined(separator: "\n")
    }
}
