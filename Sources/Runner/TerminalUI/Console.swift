import Foundation
import Support

/// Where words go: what was asked for to standard output, everything else to standard error.
///
/// All of it goes through `TerminalText`, so that nothing but text and our own colors reaches a terminal; only pictures, which
/// are no text, have a door of their own, `PictureCode`.
package enum Console {
    package static func output(_ text: String) { write(TerminalText.onlyOurCodes(text) + "\n", to: STDOUT_FILENO) }
    package static func error(_ text: String) { write(TerminalText.onlyOurCodes(text) + "\n", to: STDERR_FILENO) }

    package static func output(_ lines: [String]) { output(lines.joined(separator: "\n")) }

    /// A page with pictures, in one piece, so that nobody sees it half drawn.
    package static func output(_ page: [PageLine]) { write(Data(bytes(of: page)), to: STDOUT_FILENO) }

    /// What a page is on a terminal.
    package static func bytes(of page: [PageLine]) -> [UInt8] {
        page.flatMap { line in
            switch line {
            case .text(let text): Array((TerminalText.onlyOurCodes(text) + "\n").utf8)
            case .picture(let picture, let prefix): picture.lines(prefix: prefix)
            }
        }
    }

    /// Codes of pictures, where a screen is drawn cell by cell.
    package static func output(_ code: PictureCode) { write(Data(code.bytes), to: STDOUT_FILENO) }

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
        return Data(escaped(String(decoding: try encoder.encode(value), as: UTF8.self)).utf8)
    }

    /// JSON escapes only the first 32 controls by itself; the others stand in its texts, and are written as it writes those.
    private static func escaped(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: \.steersTerminals) else { return json }
        return json.unicodeScalars.reduce(into: "") { text, scalar in
            guard scalar.steersTerminals else {
                text.unicodeScalars.append(scalar)
                return
            }
            for unit in String(scalar).utf16 { text += String(format: "\\u%04x", Int(unit)) }
        }
    }

    /// A file as it is, for a reader that is not a terminal; as text where it is one.
    package static func output(contentsOf file: Data) {
        if isatty(STDOUT_FILENO) == 1 {
            write(TerminalText.onlyOurCodes(String(decoding: file, as: UTF8.self)), to: STDOUT_FILENO)
        } else {
            write(file, to: STDOUT_FILENO)
        }
    }

    /// A line on standard error that the next one replaces.
    static func rewrite(_ line: String) {
        write(Data(("\r\u{1B}[K" + line.harmless).utf8), to: STDERR_FILENO)
    }

    /// Asks a question at the terminal; only where `Terminal.canAsk`.
    package static func confirm(_ question: String) -> Bool {
        write(TerminalText.onlyOurCodes(question) + " [y/N] ", to: STDERR_FILENO)
        return ["y", "yes"].contains(readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? "")
    }

    /// Asks for a line at the terminal; only where `Terminal.canAsk`.
    ///
    /// - Returns: nil at the end of the input.
    package static func ask(_ prompt: String) -> String? {
        write(TerminalText.onlyOurCodes(prompt), to: STDERR_FILENO)
        return readLine()
    }

    /// Why standard output took less than it was given; nil when it took everything.
    package static var failure: POSIXFailure? { firstFailure.value }
    private static let firstFailure = FirstFailure()

    private final class FirstFailure: @unchecked Sendable {  // Guarded by `lock`.
        private let lock = NSLock()
        private var kept: POSIXFailure?

        var value: POSIXFailure? { lock.withLock { kept } }

        func note(_ failure: POSIXFailure) { lock.withLock { kept = kept ?? failure } }
    }

    private static func write(_ text: String, to descriptor: Int32) { write(Data(text.utf8), to: descriptor) }

    /// A reader that went away (`course list | head -1`) ends the output, not with an error.
    private static func write(_ data: Data, to descriptor: Int32) {
        var bytes = Array(data)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = POSIXFailure()
                if descriptor == STDOUT_FILENO, failure.number != EPIPE { firstFailure.note(failure) }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
