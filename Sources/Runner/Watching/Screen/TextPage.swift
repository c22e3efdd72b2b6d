import TerminalUI

/// A page of text that lies over the screen: the help, the list of exercises, a lesson.
package struct TextPage: Sendable {
    /// The lines for a width.
    package let lines: @Sendable (_ size: ScreenSize) -> [PageLine]

    package init(_ lines: @escaping @Sendable (_ size: ScreenSize) -> [PageLine]) { self.lines = lines }
}
