/// A long page, one screen at a time, for pages with pictures of pixels: no other pager passes those on.
///
/// Everything stays above on the terminal, where it can be scrolled back to.
package struct ScreenPager {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    /// Shows a page until it ends or the reader has enough.
    ///
    /// - Returns: whether it was shown to its end.
    package func show(_ page: [PageLine]) -> Bool {
        let screens = screens(of: page)
        for (index, screen) in screens.enumerated() {
            Console.output(screen)
            if index + 1 < screens.count, !wantsMore(screens.count - index - 1) { return false }
        }
        return true
    }

    /// The page in parts, none of which is higher than the screen; a picture is never torn, and a paragraph only where a whole
    /// one would leave much of the screen empty.
    func screens(of page: [PageLine]) -> [[PageLine]] {
        // One line is the question's.
        let room = max(terminal.rows - 1, 4)
        var screens: [[PageLine]] = []
        var screen: [PageLine] = []
        var used = 0
        for line in page {
            let height = line.height(in: terminal.columns)
            if used + height > room, !screen.isEmpty {
                let end = line == "" ? screen.endIndex : lastBreak(in: screen)
                screens.append(Array(screen[..<end]))
                screen = Array(screen[end...].drop { $0 == "" })
                used = screen.reduce(0) { $0 + $1.height(in: terminal.columns) }
            }
            // A screen need not begin with an empty line.
            if screen.isEmpty, !screens.isEmpty, line == "" { continue }
            screen.append(line)
            used += height
        }
        return screen.isEmpty ? screens : screens + [screen]
    }

    /// Where a full screen is best cut: at the last empty line of its lower third, else at its end.
    private func lastBreak(in screen: [PageLine]) -> Int {
        guard let last = screen.lastIndex(of: ""), last > screen.count * 2 / 3 else { return screen.endIndex }
        return last
    }

    /// Asks whether to go on; where nobody can be asked, it goes on.
    private func wantsMore(_ count: Int) -> Bool {
        var answer = true
        var signal: Int32?
        let question =
            "\(terminal.ansi.arrow) \(count) more \(count == 1 ? "screen" : "screens"): Space goes on, q stops"
        RawTerminal.using { keys in
            Console.rewrite(question.clipped(to: terminal.columns - 1))
            while let typed = keys.read(until: nil) {
                signal = typed.lazy.compactMap(SignalKeys.signal).first
                if signal != nil { break }
                if typed.contains(where: { "qQ\u{04}".utf8.contains($0) }) { answer = false }
                if !answer || typed.contains(where: { " \r\nfj".utf8.contains($0) }) { break }
                // The keys for down and page down.
                if typed.starts(with: [0x1B, 0x5B]), let last = typed.dropFirst(2).first, "B6".utf8.contains(last) {
                    break
                }
            }
            Console.rewrite("")
            return false
        }
        if let signal { Interruption.deliver(signal) }
        return answer
    }
}
