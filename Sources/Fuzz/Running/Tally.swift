import Foundation

/// What all children of a session have done together, and the line that says so while they work.
struct Tally {
    private var inputs = 0
    private var refused = 0
    private var kinds = 0
    private var peakMemory = 0
    private var processorTime = 0
    private var lastLine = Date.now

    private static let between: TimeInterval = isatty(1) == 1 ? 1 : 60

    /// Adds up what a child has done that has ended.
    mutating func add(_ child: SharedState) {
        let summary = child.summary
        inputs += summary.inputs
        refused += summary.refused
        kinds = max(kinds, summary.kinds)
        peakMemory = max(peakMemory, child.peakMemory)
        processorTime += child.processorTime
    }

    /// Says now and then how far the work is.
    mutating func progress(_ reader: FuzzedReader, _ child: SharedState, end: Date) {
        guard Date.now.timeIntervalSince(lastLine) > Self.between else { return }
        lastLine = .now
        var sum = self
        sum.add(child)
        let left = "\(Int(max(end.timeIntervalSinceNow, 0))) s left"
        print("\(reader.rawValue): \(sum.sentence), \(left)", terminator: isatty(1) == 1 ? "\u{1B}[K\r" : "\n")
        fflush(nil)
    }

    /// As in `120000 files, 83% refused, 214 kinds of answers, 60 s of the processor, at most 58 MiB`.
    var sentence: String {
        "\(inputs) files, \(inputs == 0 ? 0 : 100 * refused / inputs)% refused, \(kinds) kinds of answers, "
            + "\(processorTime / 1000) s of the processor, at most \(peakMemory >> 20) MiB"
    }
}
