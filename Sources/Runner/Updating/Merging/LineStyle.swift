import Foundation
import Lessons

/// The line ends of a file, by its first.
enum LineStyle: Sendable {
    case lineFeed, carriageReturnLineFeed

    init(of contents: Data) {
        let end = contents.firstIndex(of: UInt8(ascii: "\n"))
        let isWindows = end.map { $0 > contents.startIndex && contents[contents.index(before: $0)] == 13 } ?? false
        self = isWindows ? .carriageReturnLineFeed : .lineFeed
    }

    /// A text that has LF, with these line ends.
    func applied(to contents: Data) -> Data {
        guard self == .carriageReturnLineFeed else { return contents }
        var styled = Data(capacity: contents.count + contents.count / 16)
        for byte in contents {
            if byte == UInt8(ascii: "\n") { styled.append(13) }
            styled.append(byte)
        }
        return styled
    }
}
