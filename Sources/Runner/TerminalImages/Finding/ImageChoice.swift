import Lessons
import Support

/// How pictures are to be shown in the terminal: what `--images` and `COURSE_IMAGES` say.
package enum ImageChoice: String, Sendable, CaseIterable {
    /// As well as the terminal can.
    case auto
    /// By Kitty's graphics protocol.
    case kitty
    /// By iTerm2's, OSC 1337.
    case iterm
    /// As Sixel.
    case sixel
    /// As halves of character cells, in color.
    case blocks
    /// Not at all: by the path of their file.
    case none

    /// The environment variable that chooses where no flag does.
    package static let variable = "COURSE_IMAGES"

    /// What was asked for, by a flag or else in the environment.
    ///
    /// - Throws: `CommandError`, a usage error, when there is no such way.
    package init(flag: String?, environment: [String: String]) throws(CommandError) {
        let variable = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        guard let word = flag ?? variable else {
            self = .auto
            return
        }
        guard let choice = ImageChoice(rawValue: word.lowercased()) else {
            let place = flag == nil ? "\(Self.variable) asks" : "--images asks"
            let names = Self.allCases.map(\.rawValue)
            let advice =
                Spelling.nearest(to: word, among: names).map { "Did you mean \($0)?" }
                ?? "Say one of these: \(names.joined(separator: ", "))."
            throw .usage("\(place) for pictures by \"\(word.harmless)\", which there is not. \(advice)")
        }
        self = choice
    }
}
