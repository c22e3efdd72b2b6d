import Lessons

/// Which targets came, went or changed from one target list to another.
struct TargetChanges: Sendable, CustomStringConvertible {
    let description: String

    init(from old: String, to new: String) {
        let (before, after) = (Self.targets(in: old), Self.targets(in: new))
        let added = after.keys.filter { before[$0] == nil }.sorted()
        let removed = before.keys.filter { after[$0] == nil }.sorted()
        let changed = after.keys.filter { before[$0] != nil && before[$0] != after[$0] }.sorted()
        let parts = [("added", added), ("removed", removed), ("changed", changed)]
            .filter { !$0.1.isEmpty }
            .map { "\($0.0) \(Spelling.list($0.1))" }
        description = parts.isEmpty ? "no target changed" : parts.joined(separator: "; ")
    }

    /// The line of each target, by its name.
    private static func targets(in manifest: String) -> [String: Substring] {
        var lines: [String: Substring] = [:]
        for line in manifest.split(separator: "\n") {
            guard let match = line.firstMatch(of: /^ *\.(?:target|executableTarget)\(name: "([^"]+)"/) else { continue }
            lines[String(match.1)] = line
        }
        return lines
    }
}
