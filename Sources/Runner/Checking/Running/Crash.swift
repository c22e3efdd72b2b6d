import Foundation
import Support

/// How a program crashed, as far as it said so itself.
package struct Crash: Sendable, Equatable {
    /// The signal that ended it.
    package var signal: Int32
    /// What Swift's runtime said: "Index out of range"; `nil` when it said nothing, empty when that is held back.
    package var message: String?
    /// The innermost line of the learner's own code, its file relative to the course.
    package var place: Place?
    /// Whether it called itself until the stack was full.
    var isStackOverflow: Bool
    /// Whether it happened in a hidden case, whose values are kept back.
    private(set) var isInHiddenCase = false

    package struct Place: Sendable, Equatable {
        package var file: String
        package var line: Int
    }

    /// The signal's name: "SIGSEGV".
    var signalName: String {
        let names: [Int32: String] = [
            SIGILL: "SIGILL", SIGTRAP: "SIGTRAP", SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE",
            SIGSEGV: "SIGSEGV", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGPIPE: "SIGPIPE", SIGSYS: "SIGSYS",
            SIGINT: "SIGINT", SIGHUP: "SIGHUP", SIGALRM: "SIGALRM",
        ]
        return names[signal] ?? "signal \(signal)"
    }

    /// Reads what a crashing program printed to standard error.
    ///
    /// - Parameter files: the learner's own names of the files that are compiled, by the paths they were compiled at.
    package init(signal: Int32, printed: String, files: [String: String]) {
        self.signal = signal
        let lines = printed.split(separator: "\n")
        message = lines.lazy.compactMap(Self.trapMessage).first
        var deepest = 0
        for line in lines {
            guard let frame = line.prefixMatch(of: Self.frame) else { continue }
            deepest = max(deepest, Int(frame.1) ?? 0)
            guard place == nil, let found = line.firstMatch(of: Self.location), let file = files[String(found.1)] else {
                continue
            }
            place = Int(found.2).map { Place(file: file, line: $0) }
        }
        // The main thread's 8 MiB hold some ten thousand frames of the smallest size at least.
        isStackOverflow = (signal == SIGSEGV || signal == SIGBUS) && deepest > 4000
    }

    /// The same crash in a hidden case: its message is held back, unless it is one of Swift's own that name no value.
    var inHiddenCase: Crash {
        var crash = self
        crash.isInHiddenCase = true
        crash.message = message.map { Self.fixedMessages.contains($0) ? $0 : "" }
        return crash
    }

    /// What Swift's library says in these very words, whatever the values are.
    private static let fixedMessages: Set<String> = [
        "a precondition does not hold", "Index out of range", "Array index is out of range",
        "Negative Array index is out of range", "Unexpectedly found nil while unwrapping an Optional value",
        "Unexpectedly found nil while implicitly unwrapping an Optional value", "Division by zero",
        "Division by zero in remainder operation", "Range requires lowerBound <= upperBound",
        "Can't remove last element from an empty collection", "Can't remove first element from an empty collection",
        "Stride size must not be zero", "Not enough bits to represent the passed value",
        "Negative value is not representable",
        "Float value cannot be converted to Int because it is either infinite or NaN",
        "Double value cannot be converted to Int because it is either infinite or NaN",
    ]

    /// Whether the program ended because the system gave it no more memory.
    static func isOutOfMemory(_ printed: String) -> Bool {
        [
            "failed to allocate", "Could not allocate memory", "out of memory", "cannot allocate memory",
            "std::bad_alloc",
        ].contains {
            printed.localizedCaseInsensitiveContains($0)
        }
    }

    private static func trapMessage(in line: Substring) -> String? {
        guard let found = line.firstMatch(of: #/: (?:Fatal error|Precondition failed|Assertion failed)(?:: (.*))?$/#)
        else { return nil }
        return found.1.map { String($0).harmless } ?? "a precondition does not hold"
    }

    private static var frame: Regex<(Substring, Substring)> { #/\s*(\d+)\s+(?:\[[a-z]+\] )?0x[0-9a-f]+ /# }
    private static var location: Regex<(Substring, Substring, Substring)> { #/ at (/.+?):(\d+)(?::\d+)?$/# }
}
