extension WatchEngine {
    mutating func handle(_ key: Key) -> [WatchEffect] {
        if key == .redraw { return [.redraw] }
        if state.page != nil { return turnPage(key) }
        if state.asksForReset {
            state.asksForReset = false
            guard key == .character("y") || key == .character("Y") else {
                state.notice = Notice(.plain, "Nothing was changed.")
                return []
            }
            return [.reset]
        }
        switch key {
        case .character(" "), .enter:
            state.notice = nil
            if state.isMissing { return [] }
            return want(.one)
        case .character(let character): return handle(Character(character.lowercased()))
        case .endOfInput: return cancel() + [.quit(signal: nil)]
        default: return []
        }
    }

    private mutating func handle(_ character: Character) -> [WatchEffect] {
        switch character {
        case "q": return cancel() + [.quit(signal: nil)]
        case "h": return [.hint]
        case "n": return [.next]
        case "l": return [.list]
        case "d": return [.details]
        case "p": return [.openPage]
        case "e": return [.openEditor]
        case "a": return want(.all)
        case "r":
            state.notice = nil
            state.asksForReset = true
        case "?": (state.page, state.pageOffset) = (.help, 0)
        default: break
        }
        return []
    }

    private mutating func turnPage(_ key: Key) -> [WatchEffect] {
        switch key {
        case .down, .enter, .character("j"): state.pageOffset += 1
        case .up, .character("k"): state.pageOffset -= 1
        case .pageDown, .character(" "), .character("f"): state.pageOffset += 10
        case .pageUp, .character("b"): state.pageOffset -= 10
        case .home, .character("g"): state.pageOffset = 0
        case .end, .character("G"): state.pageOffset = .max / 2
        default:
            state.page = nil
            return [.redraw]
        }
        state.pageOffset = max(0, state.pageOffset)
        return []
    }

    /// Takes note of how far a page can be turned, which only the screen knows.
    package mutating func limitPage(to last: Int) { state.pageOffset = min(state.pageOffset, max(0, last)) }
}
