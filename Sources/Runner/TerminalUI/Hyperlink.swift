import Foundation
import Support

/// A path that can be clicked, where the terminal follows links; elsewhere the path as it is.
package struct Hyperlink: Sendable {
    package let file: URL
    /// What is shown.
    package let text: String

    /// A link to a file, shown by its path from the working folder when it lies below it.
    package init(_ file: URL, from folder: URL = URL(filePath: FileManager.default.currentDirectoryPath)) {
        self.file = file
        text = file.path(relativeTo: folder).harmless
    }

    package func rendered(by terminal: Terminal, _ styles: ANSIStyle.Attribute...) -> String {
        let shown = terminal.ansi.paint(text, styles)
        guard terminal.hyperlinks else { return shown }
        return "\u{1B}]8;;\(file.absoluteURL.absoluteString)\u{1B}\\\(shown)\u{1B}]8;;\u{1B}\\"
    }
}

extension URL {
    /// The path from `folder` when this lies below it, the whole path otherwise.
    package func path(relativeTo folder: URL) -> String {
        let own = standardizedFileURL.pathComponents
        let base = folder.standardizedFileURL.pathComponents.filter { !$0.isEmpty }
        guard own.count > base.count, Array(own.prefix(base.count)) == base else { return standardizedFileURL.path }
        return own.dropFirst(base.count).joined(separator: "/")
    }
}
