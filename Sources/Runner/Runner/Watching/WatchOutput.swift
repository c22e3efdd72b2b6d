import TerminalImages
import TerminalUI
import Watching

/// Where what is watched is shown: on one screen, or line by line.
protocol WatchOutput: Sendable {
    /// Whether there is a screen, which is drawn anew with every event.
    var hasScreen: Bool { get }
    /// Whether the terminal listens to this process, where there is a screen.
    var isForeground: Bool { get }
    /// How pictures are shown in pages that can be turned.
    var pageImages: TerminalImages { get }

    func begin(_ state: WatchState)
    /// Shows the state; `limitingPage` is told the last offset that an open page can have.
    func show(_ state: WatchState, limitingPage: (Int) -> Void)
    /// All that there is to say of a state.
    func details(of state: WatchState) -> TextPage
    /// A result is known; called by the check.
    func announce(_ result: CheckedExercise)
    /// What is shown of a result's picture, once it is drawn.
    func picture(of result: CheckedExercise) -> ScreenPicture?
    /// Draws all of it again.
    func redraw()
    /// Gives the terminal to somebody else, and takes it back.
    func suspend()
    func resume()
    /// Puts the terminal back as it was; may be called twice, by any thread.
    func end()
}

/// What only a screen has to do.
extension WatchOutput {
    var isForeground: Bool { true }
    /// Without keys nobody asks for it.
    func details(of state: WatchState) -> TextPage { TextPage { _ in [] } }
    func redraw() {}
    func suspend() {}
    func resume() {}
    func end() {}
}
