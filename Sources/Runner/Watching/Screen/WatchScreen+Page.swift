import TerminalUI

extension WatchScreen {
    private func pageRows(_ page: TextPage) -> [ScreenRow] {
        var rows: [ScreenRow] = []
        // Pictures of pixels cannot be turned; the pages have none.
        _ = append(page.lines(ScreenSize(columns: size.columns - 1, rows: size.rows)), to: &rows, after: "")
        return rows
    }

    func frame(of page: TextPage) -> ScreenFrame {
        let rows = pageRows(page)
        let room = max(1, size.rows - 1)
        let offset = min(state.pageOffset, max(0, rows.count - room))
        var shown = Array(rows.dropFirst(offset).prefix(room))
        shown += [ScreenRow](repeating: .text(""), count: room - shown.count)
        let more = rows.count - offset - room
        let foot =
            more > 0 ? "\(more) more lines \(ansi.dot) Space and b turn, any other key goes back" : "any key goes back"
        return ScreenFrame(rows: shown + [.text(ansi(foot.clipped(to: size.columns - 1), .dim))])
    }

    /// The first line with which the last screen of a page begins.
    package var lastPageOffset: Int { state.page.map { max(0, pageRows($0).count - (size.rows - 1)) } ?? 0 }
}
