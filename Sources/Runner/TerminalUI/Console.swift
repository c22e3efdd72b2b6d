import Foundation

/// Where words go: what was asked for to standard output, everything else to standard error.
package enum Console {
    package static func output(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
    package static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    package static func output(_ lines: [String]) { output(lines.joined(separator: "\n")) }

    /// One JSON object, the keys in order, on standard output.
    package static func json(_ value: some Encodable) throws {
        output(String(decoding: try encoded(value), as: UTF8.self))
    }

    /// A value as the JSON object that every command prints and writes.
    package static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        // JSON has no number for these; as words they still say what was found.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(value)
    }

    /// Asks a question at the terminal; only where `Terminal.canAsk`.
    package static func confirm(_ question: String) -> Bool {
        write(question + " [y/N] ", to: STDERR_FILENO)
        return ["y", "yes"].contains(readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? "")
    }

    /// A reader that went away (`course list | head -1`) ends the output, not with an error.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
