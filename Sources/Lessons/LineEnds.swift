import Foundation

/// Line ends of all kinds (LF, CR LF, CR), brought to one: what a text says does not depend on the editor that saved it.
public enum LineEnds {
    /// The text with LF at the end of each line.
    public static func unified(_ text: String) -> String {
        guard text.utf8.contains(carriageReturn) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// The same for bytes of a text, whatever its encoding is (of those that keep ASCII as it is).
    public static func unified(_ bytes: Data) -> Data {
        guard bytes.contains(carriageReturn) else { return bytes }
        var unified = Data(capacity: bytes.count)
        var follows = false
        for byte in bytes {
            if byte == carriageReturn {
                unified.append(lineFeed)
            } else if byte != lineFeed || !follows {
                unified.append(byte)
            }
            follows = byte == carriageReturn
        }
        return unified
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
}
