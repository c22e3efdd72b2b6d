import Support

/// What an installation says while it is under way.
package struct InstallWords {
    package let name: String
    package let source: WeightsSource
    private var rate = TransferRate()
    private var saidTenths = -1

    package init(name: String, source: WeightsSource) {
        self.name = name
        self.source = source
    }

    /// What is shown for a moment, where a line can be rewritten.
    ///
    /// - Parameter time: since the beginning.
    package mutating func line(_ step: InstallStep, at time: Duration) -> String {
        switch step {
        case .waiting: return "Waiting for another process that installs or removes \(name)"
        case .copying: return "Copying \(name)"
        case .hashing: return "Checking the hash of \(name)"
        case .opening: return "Opening \(name)"
        case .downloading(let done, let total):
            rate.note(done, at: time)
            var parts = ["Fetching \(name)  \(Quantity.bytes(done)) of \(Quantity.bytes(total))"]
            if let rate = rate.bytesPerSecond { parts.append("\(Quantity.bytes(Int(rate)))/s") }
            if let left = rate.timeLeft(of: total) { parts.append("\(Self.time(left)) left") }
            return parts.joined(separator: "  ")
        }
    }

    /// What is worth a line that stays, where none can be rewritten: the beginning and every tenth.
    package mutating func note(_ step: InstallStep) -> String? {
        switch step {
        case .waiting: return line(step, at: .zero) + " ..."
        case .copying, .hashing, .opening: return nil
        case .downloading(let done, let total):
            let tenths = total > 0 ? min(10, done * 10 / total) : 0
            defer { saidTenths = tenths }
            if saidTenths < 0 {
                let kept = done > 0 ? ", \(Quantity.bytes(done)) are here already" : ""
                return "Fetching \(name) from \(source.words): \(Quantity.bytes(total))\(kept) ..."
            }
            guard tenths > saidTenths else { return nil }
            return "\(tenths * 10)%  \(Quantity.bytes(done)) of \(Quantity.bytes(total))"
        }
    }

    /// `45 s`, `3 min`, `2 h`: coarser the longer it is.
    package static func time(_ duration: Duration) -> String {
        let seconds = Int((duration / .seconds(1)).rounded(.up))
        return switch seconds {
        case ..<90: "\(seconds) s"
        case ..<5400: "\((seconds + 59) / 60) min"
        default: "\((seconds + 3599) / 3600) h"
        }
    }
}
