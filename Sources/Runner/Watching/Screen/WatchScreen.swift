import Foundation
import Grading
import TerminalUI

/// The one screen of watching: what stands where, for a state and a size.
///
/// From the top: the exercise; the verdict, or what is going on; how it changed; what is wrong; the hint; the picture, as large as
/// the rest leaves room for; its path; the keys. Where there is little room, the picture goes first, then the longer words.
package struct WatchScreen: Sendable {
    package let state: WatchState
    package let size: ScreenSize
    let terminal: Terminal

    /// - Parameter terminal: what can be shown; its own size does not count.
    package init(_ state: WatchState, size: ScreenSize, terminal: Terminal) {
        self.state = state
        self.size = size
        var terminal = terminal
        terminal.columns = size.columns
        terminal.rows = size.rows
        self.terminal = terminal
    }

    var ansi: ANSIStyle { terminal.ansi }
    /// Prose wider than this is hard to read; one column is left, since some terminals wrap in the last.
    var width: Int { min(size.columns - 1, 100) }

    /// A picture that is lower than this shows nothing.
    private static let leastPictureRows = 7

    package var frame: ScreenFrame {
        if let page = state.page { return frame(of: page) }
        var top = [title] + [verdict]
        if let change { top.append(change) }
        let path = pathLines
        let bottom = [keys]
        // One row is left empty above what is wrong and one above the keys, where there is room.
        let room = size.rows - top.count - bottom.count - path.count
        // The picture has two thirds of what is left; where that shows nothing, the words have it all.
        let pictureRows = room * 2 / 3
        let isRoomForBoth = (state.picture != nil || state.awaitsPicture) && pictureRows > Self.leastPictureRows
        let words = words(within: max(1, isRoomForBoth ? room - pictureRows : room))
        var rows = (top + words).map { ScreenRow.text($0) }
        if rows.count + path.count + bottom.count < size.rows, !words.isEmpty {
            rows.insert(.text(""), at: top.count)
        }
        let left = size.rows - rows.count - path.count - bottom.count
        var placed: PlacedPicture?
        if left > Self.leastPictureRows, let picture = state.picture {
            let lines = picture.draw(ScreenSize(columns: size.columns - 3, rows: left - 1))
            let height = lines.reduce(0) { $0 + $1.height }
            if height > 0, height < left {
                rows.append(.text(""))
                placed = append(lines, to: &rows, after: "  ")
            }
        }
        rows += path.map { .text($0) }
        rows += [ScreenRow](repeating: .text(""), count: max(0, size.rows - rows.count - bottom.count))
        return ScreenFrame(rows: Array(rows.prefix(max(0, size.rows - 1))) + bottom.map { .text($0) }, picture: placed)
    }

    /// Adds lines with a picture; says where that is to be put if it is none of text.
    func append(
        _ lines: [PageLine], to rows: inout [ScreenRow], after indent: String
    ) -> PlacedPicture? {
        var placed: PlacedPicture?
        for line in lines {
            switch line.indented(by: indent) {
            case .text(let text): rows.append(.text(text))
            case .picture(let picture, let prefix):
                if picture.cells.isEmpty || picture.graphic != .empty {
                    placed = PlacedPicture(picture: picture, row: rows.count + 1, column: prefix.visibleWidth + 1)
                    rows += [ScreenRow](repeating: .text(""), count: picture.rows)
                } else {
                    rows += picture.cells.map { .cells($0, prefix: prefix) }
                }
            }
        }
        return placed
    }

    // MARK: The rows above

    var title: String {
        let exercise = state.exercise
        let points = state.result.map { result in
            result.outcome == .passed || result.earnedPoints > 0
                ? "\(result.earnedPoints) of \(result.possiblePoints) points" : ""
        }
        let possible = "\(exercise.points) \(exercise.points == 1 ? "point" : "points")"
        let aside =
            points.flatMap { $0.isEmpty ? nil : $0 } ?? (exercise.isOutdated ? "passed, older version" : possible)
        let lesson = "\(exercise.place) \(ansi.dot) \(exercise.lesson)"
        return sides(lesson, "", aside, .bold)
    }

    /// Something at the left and something at the right, which is left out where there is little room.
    ///
    /// - Parameters:
    ///   - left: what gives way first.
    ///   - tail: what follows it, and says more.
    private func sides(
        _ left: String, _ tail: String, _ right: String, _ styles: ANSIStyle.Attribute...
    ) -> String {
        let beside = width - right.displayWidth - 2
        let isWide = !right.isEmpty && beside - tail.displayWidth >= min(left.displayWidth, 16)
        let room = isWide ? beside : width
        let text = (left.clipped(to: max(8, room - tail.displayWidth)) + tail).clipped(to: room)
        guard isWide else { return ansi.paint(text, styles) }
        let gap = String(repeating: " ", count: width - text.displayWidth - right.displayWidth)
        return ansi.paint(text, styles) + gap + ansi(right, .dim)
    }

    var verdict: String {
        let ellipsis = ansi.sign("…", else: "..")
        let title = state.exercise.title
        switch state.activity {
        case .checking(let stage, let seconds):
            let time = seconds >= 0.1 ? String(format: "%.1f s", seconds) : ""
            return sides("\(ellipsis) \(title)", ": \(stage.words)", time, .yellow)
        case .checkingAll(let results, let seconds):
            let passed = results.count { $0.outcome == .passed }
            let last = results.last.map { ", last \($0.id): \($0.outcome.rawValue)" } ?? ""
            return sides(
                "\(ellipsis) checking all: \(passed) of \(results.count) pass\(last)", "",
                String(format: "%.1f s", seconds),
                .yellow)
        case .idle: break
        }
        if state.isMissing { return sides("! \(title)", ": the file is not there", "", .yellow, .bold) }
        guard let result = state.result else { return ansi(title.clipped(to: width), .bold) }
        let (mark, style): (String, ANSIStyle.Attribute) =
            switch result.outcome {
            case .passed: (ansi.check, .green)
            case .notAttempted: (ansi.dot, .yellow)
            case .graderFault: ("!", .yellow)
            default: (ansi.cross, .red)
            }
        // The title may be cut, what came of it not.
        let words =
            result.heading.hasPrefix(title) ? String(result.heading.dropFirst(title.count)) : ": \(result.heading)"
        return sides("\(mark) \(title)", words, String(format: "%.1f s", result.seconds), style, .bold)
    }

    private var change: String? {
        guard !state.isMissing, let change = state.change else { return nil }
        let (mark, style): (String, ANSIStyle.Attribute) =
            switch change.direction {
            case .nearer: (ansi.sign("↑", else: "+"), .green)
            case .same: (ansi.sign("=", else: "="), .dim)
            case .farther: (ansi.sign("↓", else: "-"), .red)
            }
        // While the next check runs it stays, so that nothing below it moves.
        return ansi("\(mark) \(change.words)".clipped(to: width), state.activity == .idle ? style : .dim)
    }

    // MARK: The rows below

    /// The picture's path and words, or that of the file to edit while there is no picture.
    private var pathLines: [String] {
        guard let picture = state.picture else {
            guard let file = state.exercise.files.first else { return [] }
            return [row("edit", Hyperlink(file))]
        }
        let one = picture.words.joined(separator: "; ")
        let words = one.displayWidth <= width - 2 ? [one] : picture.words
        let lines = words.map { "  \(ansi($0.clipped(to: width - 2), .dim))" }
        return (size.rows >= 16 ? lines : []) + [row("picture", Hyperlink(picture.file))]
    }

    private func row(_ name: String, _ link: Hyperlink) -> String {
        let room = width - 4 - name.count
        let shown = link.text.displayWidth <= room ? link.rendered(by: terminal) : link.text.clippedAtStart(to: room)
        return "  \(ansi(name, .dim))  \(shown)"
    }

    private var keys: String { KeyBar.line(width: size.columns - 1, ansi: ansi) }
}
