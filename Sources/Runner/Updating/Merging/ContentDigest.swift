import Foundation
import Support

/// A name for the bytes of a file.
enum ContentDigest {
    static func of(_ contents: Data) -> String {
        var digest = Digest()
        digest.append([UInt8](contents))
        return digest.hexadecimal
    }

    /// Of a file as it is now; nil where there is none.
    static func of(_ file: URL) -> String? { (try? Data(contentsOf: file)).map { of($0) } }
}
