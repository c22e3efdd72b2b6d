import ArgumentParser
import Foundation
import Support
import TerminalImages
import TerminalUI

/// How pictures are shown, for every command that shows some.
struct ImageOptions: ParsableArguments {
    @Option(
        name: .customLong("images"),
        help:
            "How to show pictures in the terminal: auto, kitty, iterm, sixel, blocks or none (default: COURSE_IMAGES, or else auto).",
        completion: .list(ImageChoice.allCases.map(\.rawValue)))
    var images: String?

    /// What was asked for.
    ///
    /// - Throws: `CommandError`, a usage error, when there is no such way.
    func choice(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(CommandError) -> ImageChoice {
        try ImageChoice(flag: images, environment: environment)
    }
}
