/// How pictures get into a terminal.
package enum ImageMethod: Sendable, Equatable {
    /// Kitty's graphics protocol.
    case kitty
    /// Kitty's protocol behind tmux: the picture goes past it, and characters say where it belongs.
    case kittyPlaceholders
    /// iTerm2's protocol, OSC 1337.
    case iterm
    /// Sixel graphics.
    case sixel
    /// The upper half of a cell in one color, the lower half in another.
    case blocks(ColorDepth)
    /// Not at all.
    case none

    /// How many colors text can have.
    package enum ColorDepth: Sendable, Equatable {
        /// Any of 256 by 256 by 256.
        case trueColor
        /// xterm's palette of 256.
        case indexed
    }

    /// What `--images` calls it.
    package var name: String {
        switch self {
        case .kitty, .kittyPlaceholders: "kitty"
        case .iterm: "iterm"
        case .sixel: "sixel"
        case .blocks: "blocks"
        case .none: "none"
        }
    }

    /// What it is called in a sentence.
    package var words: String {
        switch self {
        case .kitty: "by Kitty's graphics protocol"
        case .kittyPlaceholders: "by Kitty's graphics protocol, past tmux"
        case .iterm: "by OSC 1337"
        case .sixel: "as Sixel"
        case .blocks(.trueColor): "as half-blocks in true color"
        case .blocks(.indexed): "as half-blocks in 256 colors"
        case .none: "not in the terminal, only as files"
        }
    }

    /// Whether pixels are drawn, which only the terminal itself can take: no pager passes them on.
    package var drawsPixels: Bool {
        switch self {
        case .kitty, .kittyPlaceholders, .iterm, .sixel: true
        case .blocks, .none: false
        }
    }
}
