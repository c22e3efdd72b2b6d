/// How fast something comes, and how long the rest will take, from what came in the last seconds.
struct TransferRate {
    private var samples: [(time: Duration, bytes: Int)] = []
    private let window: Duration = .seconds(5)

    /// Takes note of how many bytes there are at a time.
    mutating func note(_ bytes: Int, at time: Duration) {
        if let last = samples.last, bytes < last.bytes { samples = [] }
        samples.append((time, bytes))
        // One sample older than the window stays, so that what is measured is never shorter than it.
        while samples.count > 2, time - samples[1].time >= window { samples.removeFirst() }
    }

    /// Bytes a second; nil before that can be told.
    var bytesPerSecond: Double? {
        guard let first = samples.first, let last = samples.last, last.time - first.time >= .milliseconds(500) else {
            return nil
        }
        return Double(last.bytes - first.bytes) / ((last.time - first.time) / .seconds(1))
    }

    /// How long the rest takes at this rate; nil when that cannot be told.
    func timeLeft(of total: Int) -> Duration? {
        guard let rate = bytesPerSecond, rate > 0, let last = samples.last else { return nil }
        return .seconds(Double(max(0, total - last.bytes)) / rate)
    }
}
