import Foundation

/// The names of a network's classes, in the order of its logits: a text file with one a line.
///
/// ```swift
/// let labels = try ClassLabels(contentsOf: url, count: network.classes)
/// labels.names[logits.argMax()]
/// ```
///
/// A name may occur twice: among ImageNet's 1,000 classes there are two kinds of crane.
public struct ClassLabels: Sendable, Equatable {
    /// The names, by class.
    public let names: [String]

    /// The most bytes that a file may have; 22,000 classes with long names need half.
    public static let bytes = 1 << 22

    /// Reads a file: UTF-8, one name a line, a line's end being `\n` or `\r\n`; spaces around a name are not part of
    /// it.
    ///
    /// - Parameters:
    ///   - url: where the file is.
    ///   - count: how many classes the network has; nil accepts any number.
    /// - Throws: ``ClassLabelsError``, which names the file and the line.
    public init(contentsOf url: URL, count: Int? = nil) throws(ClassLabelsError) {
        let file: FileBytes
        do {
            file = try FileBytes(contentsOf: url, limit: Self.bytes)
        } catch .unreadable(let file, let reason) {
            throw .unreadable(file: file, reason: reason)
        } catch {
            throw .unreadable(file: url.path, reason: "\(error)")
        }
        try self.init(data: file.data, count: count, file: url.path)
    }

    /// Reads names from the bytes of a file, by the same rules.
    ///
    /// - Parameters:
    ///   - data: UTF-8.
    ///   - count: how many classes the network has; nil accepts any number.
    ///   - file: the name that messages call it by.
    /// - Throws: ``ClassLabelsError``, which names the file and the line.
    public init(data: Data, count: Int? = nil, file: String = "labels") throws(ClassLabelsError) {
        guard data.count <= Self.bytes else {
            throw .unreadable(file: file, reason: "it has \(data.count) bytes, wanted at most \(Self.bytes)")
        }
        // Some editors begin a file with a byte order mark.
        var rest = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        guard !rest.isEmpty else { throw .unreadable(file: file, reason: "it is empty") }
        var names: [String] = []
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            do {
                names.append(try Self.name(rest[..<end]))
            } catch {
                let isEnd = rest.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) } && !names.isEmpty
                throw .malformed(
                    file: file, line: names.count + 1,
                    reason: isEnd
                        ? "is blank, and nothing follows: the names are \(names.count); take the blank end away"
                        : error.reason)
            }
            rest = rest[end...].dropFirst()
        }
        if let count, names.count != count {
            throw .count(file: file, found: names.count, wanted: count)
        }
        self.names = names
    }

    private struct Refusal: Error { let reason: String }

    private static func name(_ line: Data) throws(Refusal) -> String {
        guard let text = String(validating: line, as: UTF8.self) else { throw Refusal(reason: "is not UTF-8 text") }
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw Refusal(reason: "is empty, wanted the name of a class") }
        // A terminal would obey such a character instead of showing it.
        if let control = name.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
            throw Refusal(reason: "holds the control character U+\(String(control.value, radix: 16, uppercase: true))")
        }
        return name
    }
}

/// Why a file of labels could not be read or used; rendered in ``description``.
public enum ClassLabelsError: Error, Sendable, Equatable {
    /// The file could not be opened or read, is empty or far too large.
    case unreadable(file: String, reason: String)
    /// A line is not the name of a class; lines count from 1.
    case malformed(file: String, line: Int, reason: String)
    /// There are more or fewer names than the network has classes.
    case count(file: String, found: Int, wanted: Int)
}

extension ClassLabelsError: CustomStringConvertible {
    /// One clear message: the file, the line, what was found and what was wanted.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .malformed(let file, let line, let reason): "\(file): line \(line) \(reason)"
        case .count(let file, let found, let wanted):
            "\(file): names \(found) classes, one a line, but the network has \(wanted)"
        }
    }
}
