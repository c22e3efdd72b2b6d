/// A key that somebody pressed, as far as it can mean something here.
package enum Key: Sendable, Equatable {
    case character(Character)
    case enter, escape
    case up, down, pageUp, pageDown, home, end
    /// Ctrl-D: nothing more will be typed.
    case endOfInput
    /// Ctrl-L: draw everything anew.
    case redraw
}
