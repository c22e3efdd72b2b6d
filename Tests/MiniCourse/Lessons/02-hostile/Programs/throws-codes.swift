import Foundation
import NN

private struct Painted: Error, CustomStringConvertible {
    let description = "\u{1B}[8mhidden\u{1B}[0m \u{1B}]52;c;eA==\u{07}\u{202E}drawkcab\u{85}"
}

/// Throws an error with words that hide themselves and write to the clipboard.
public func answer() throws -> Tensor { throw Painted() }
