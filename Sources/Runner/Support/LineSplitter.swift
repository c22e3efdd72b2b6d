import Foundation

/// Cuts a stream of bytes into lines, however the bytes happen to be chopped.
package struct LineSplitter: Sendable {
    package init() {}

    private var rest = Data()

    /// The lines that these bytes complete, without their newline.
    package mutating func split(_ bytes: Data) -> [Data] {
        rest.append(bytes)
        var lines: [Data] = []
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(Data(rest[start..<end]))
            start = rest.index(after: end)
        }
        rest = Data(rest[start...])
        return lines
    }
}
