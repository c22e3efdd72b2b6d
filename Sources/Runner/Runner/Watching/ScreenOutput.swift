import Foundation
import Synchronization
import TerminalImages
import TerminalUI
import Watching

/// Shows what is watched on the alternate screen of a terminal.
final class ScreenOutput: WatchOutput {
    let hasScreen = true
    private let screen: ScreenTerminal
    private let terminal: Terminal
    private let images: TerminalImages
    /// What stands on the screen; nil when nobody knows.
    private let standing = Mutex<Standing>(Standing())

    private struct Standing {
        var frame: ScreenFrame?
        var isAway = false
    }

    init(_ screen: ScreenTerminal, terminal: Terminal, images: TerminalImages) {
        self.screen = screen
        self.terminal = terminal
        self.images = images
    }

    var isForeground: Bool { screen.isForeground }

    /// A page is turned line by line, which only pictures of text can be.
    var pageImages: TerminalImages {
        guard images.method.drawsPixels else { return images }
        let isColored = terminal.ansi.colors && terminal.unicode
        return TerminalImages(method: isColored ? .blocks(.trueColor) : .none, screenRows: images.screenRows)
    }

    func begin(_ state: WatchState) { screen.enter() }

    func show(_ state: WatchState, limitingPage: (Int) -> Void) {
        standing.withLock { standing in
            guard !standing.isAway else { return }
            let view = WatchScreen(state, size: screen.size, terminal: terminal)
            limitingPage(view.lastPageOffset)
            let frame = view.frame
            let codes = frame.codes(after: standing.frame)
            guard !codes.isEmpty else { return }
            // What the terminal did not take is not known to stand there.
            standing.frame = screen.write(codes) ? frame : nil
        }
    }

    func details(of state: WatchState) -> TextPage {
        WatchScreen(state, size: screen.size, terminal: terminal).details
    }

    func announce(_ result: CheckedExercise) {}

    func picture(of result: CheckedExercise) -> ScreenPicture? {
        guard let sheet = result.mainPicture else { return nil }
        let (images, terminal) = (images, terminal)
        return ScreenPicture(
            file: sheet.file, words: ["yours \(sheet.yours.words)", "reference \(sheet.reference.words)"]
        ) { room in
            images.draw(sheet.sheet, columns: room.columns, rows: room.rows, terminal: terminal, removable: true)
        }
    }

    func redraw() {
        standing.withLock { standing in
            if !standing.isAway { screen.write(standing.frame?.removal ?? []) }
            standing.frame = nil
        }
    }

    func suspend() {
        standing.withLock { standing in
            screen.leave(erasing: standing.frame?.removal ?? [])
            standing = Standing(frame: nil, isAway: true)
        }
    }

    func resume() {
        standing.withLock { standing in
            screen.enter()
            standing = Standing()
        }
    }

    func end() {
        // Also called when whoever holds the lock is stuck.
        let removal = standing.withLockIfAvailable { standing in
            standing.isAway = true
            return standing.frame?.removal ?? []
        }
        screen.leave(erasing: removal ?? [])
        // An editor that was ended with us may have left them in disorder.
        if isForeground { screen.restoreModes() }
    }
}
