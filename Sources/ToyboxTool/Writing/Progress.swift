import Foundation

/// A line on standard error that says how far the work is.
struct Progress {
    private let total: Int
    private var done = 0
    private let start = ContinuousClock.now
    private let live = isatty(STDERR_FILENO) != 0

    init(total: Int) {
        self.total = total
    }

    mutating func advance(by count: Int) {
        done += count
        if live { say("\r\(done) of \(total) scenes, \(rate) a second ") }
    }

    func finish(_ path: String) {
        say("\(live ? "\r" : "")\(total) scenes in \(path), \(rate) a second\n")
    }

    private var rate: String {
        let elapsed = ContinuousClock.now - start
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        return String(format: "%.1f", Double(done) / max(seconds, 1e-3))
    }

    private func say(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
