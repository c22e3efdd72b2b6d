import TerminalUI

extension String {
    /// This text, its beginning replaced by an ellipsis when it is wider than `width`: of a path, the end says most.
    func clippedAtStart(to width: Int) -> String {
        guard displayWidth > width, width > 1 else { return self }
        var kept: [Character] = []
        var used = 1
        for character in reversed() {
            guard used + character.displayWidth <= width else { break }
            kept.append(character)
            used += character.displayWidth
        }
        return "…" + String(kept.reversed())
    }
}
