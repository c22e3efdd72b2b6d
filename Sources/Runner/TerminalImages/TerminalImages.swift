import Dispatch
import Foundation
import Imaging
import Support
import TerminalUI

/// Draws pictures in the terminal, in the way that it understands.
///
/// ```swift
/// let images = await TerminalImages.find(.auto, terminal: terminal)      // once, before anything else reads from the terminal
/// if let drawn = images.draw(picture, columns: 80, rows: images.usualRows) {
///     Console.output([.text("yours"), .picture(drawn, prefix: "  ")])
/// }
/// ```
package struct TerminalImages: Sendable {
    /// How pictures are drawn.
    package let method: ImageMethod
    /// Why it is done in this way, for `course doctor`.
    package let reason: String
    /// The size of a character cell in pixels, or what is taken for it.
    package let cell: CellSize
    /// The height of the terminal in rows.
    package let screenRows: Int

    package init(method: ImageMethod, reason: String = "", cell: CellSize = .usual, screenRows: Int = 24) {
        self.method = method
        self.reason = reason
        self.cell = cell
        self.screenRows = screenRows
    }

    /// No pictures: for `--json`, and wherever nobody looks at a terminal.
    package static let none = TerminalImages(method: .none)

    /// Whether anything is drawn.
    package var areShown: Bool { method != .none }

    /// How many rows a picture between lines of text may take: about half of the screen.
    package var usualRows: Int { max(8, min(screenRows * 11 / 20, 40)) }

    /// Draws a picture as large as is sensible, at most `columns` wide and `rows` high.
    ///
    /// A small map of numbers is enlarged by a whole factor, so that its cells stay crisp; what is too large is shrunk.
    /// - Parameter removable: whether it stands on a full screen and can be taken off it again.
    /// - Returns: nil when pictures are not shown here, or there is no room for one.
    package func draw(_ picture: Picture, columns: Int, rows: Int, removable: Bool = false) -> DrawnPicture? {
        guard columns > 0, rows > 0 else { return nil }
        let fit =
            method.drawsPixels
            ? PictureFit(picture, in: self, columns: columns, rows: rows)
            : PictureFit(picture, box: (columns, rows * 2), density: 1, mapSize: 28)
        return draw(asItIs: fit.applied(to: picture), removable: removable)
    }

    /// Draws a picture pixel for pixel.
    func draw(asItIs picture: Picture, removable: Bool) -> DrawnPicture? {
        let place = PixelPlace(picture, cell: cell)
        switch method {
        case .none: return nil
        case .blocks(let depth): return BlockCode(picture, depth: depth).drawn
        case .sixel: return SixelCode(picture).drawn(at: place)
        case .iterm: return ITermCode(picture).drawn(at: place)
        case .kitty: return KittyCode(picture, isBehindTmux: false, isRemovable: removable).drawn(at: place)
        case .kittyPlaceholders:
            // There are marks for so many rows and columns, which is more than any screen gives to a picture.
            guard max(place.columns, place.rows) <= KittyPlaceholder.marks.count else { return nil }
            return KittyCode(picture, isBehindTmux: true, isRemovable: removable).drawn(at: place)
        }
    }
}

/// The cells that a picture of pixels takes.
struct PixelPlace: Sendable {
    let columns: Int
    let rows: Int

    init(_ picture: Picture, cell: CellSize) {
        columns = (picture.width + cell.width - 1) / cell.width
        rows = (picture.height + cell.height - 1) / cell.height
    }
}

extension TerminalImages {
    /// Finds out how pictures can be shown in the terminal of this process.
    ///
    /// The terminal is asked only when nothing was chosen and there is somebody to answer; that takes some hundredths of a
    /// second, at most 0.3 s, or 1 s by SSH. Its modes are as they were afterwards, however it ends.
    package static func find(
        _ choice: ImageChoice, terminal: Terminal, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async -> TerminalImages {
        let around = ImageMethod.Surroundings(
            environment: environment, isTerminal: terminal.isInteractive, isForeground: Terminal.isForeground,
            unicode: terminal.unicode)
        func found(_ method: ImageMethod, _ reason: String, cell: CellSize? = nil) -> TerminalImages {
            TerminalImages(
                method: method, reason: reason, cell: cell ?? TerminalWindow.cell ?? .usual, screenRows: terminal.rows)
        }
        if choice == .none { return found(.none, "not wanted") }
        let isTmux = KnownTerminal(name: nil, environment: environment) == .tmux
        if choice != .auto {
            let tmux = isTmux && choice == .kitty ? await TmuxClient.current() : nil
            return found(ImageMethod.forced(choice, around, tmux: tmux), "as asked for")
        }
        if let refusal = ImageMethod.refusal(around) { return found(.none, refusal) }
        let answers = await answers(environment)
        let tmux = isTmux && answers?.takesSixel != true ? await TmuxClient.current() : nil
        let who = answers?.name.map { "\($0.harmless) says so" }
        let reason = who ?? (answers?.attributes == nil ? "by the terminal's name" : "the terminal says so")
        return found(ImageMethod.best(answers, around, tmux: tmux), reason, cell: answers?.cell)
    }

    /// Asks on a thread of its own: nobody else has to wait while the terminal thinks.
    private static func answers(_ environment: [String: String]) async -> TerminalAnswers? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: TerminalQuestions(environment: environment).ask())
            }
        }
    }
}
