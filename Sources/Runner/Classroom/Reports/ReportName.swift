import Foundation
import Support

/// What the files of a submission are called, whatever it is called itself.
///
/// A name stands for one submission on every file system: no folder is left by it, it is not too long, and no two are the same
/// where capital and small letters are. What had to be changed ends in a few digits of the name's own digest, so that
/// it is the same name in every run.
package struct ReportName: Sendable, Hashable {
    /// Without an ending: `anna`, `a-b-1f0c22d9`.
    package let stem: String

    /// The files' names of submissions, in their order.
    package static func names(of ids: [String]) -> [ReportName] {
        let plain = ids.map(Self.plain)
        let digests = ids.map { id in
            var digest = Digest()
            digest.append(Array(id.utf8))
            return digest.hexadecimal
        }
        // How many digits of the digest each name has; more where two would be the same.
        let lengths = [0, 8, 16, 64]
        var steps = zip(ids, plain).map { Array($0.utf8) == Array($1.utf8) ? 0 : 1 }
        while true {
            let stems = ids.indices.map { place in
                steps[place] == 0 ? plain[place] : "\(plain[place])-\(digests[place].prefix(lengths[steps[place]]))"
            }
            let same = Dictionary(grouping: stems.indices) { folded(stems[$0]) }.values.filter { $0.count > 1 }
            let movable = same.joined().filter { steps[$0] < lengths.count - 1 }
            if movable.isEmpty { return stems.map(ReportName.init(stem:)) }
            for place in movable { steps[place] += 1 }
        }
    }

    /// A file's name with its ending.
    func file(_ ending: String) -> String { "\(stem).\(ending)" }

    /// The same as part of an address.
    func address(_ ending: String) -> String {
        var allowed = CharacterSet(charactersIn: "a"..."z")
        allowed.insert(charactersIn: "A"..."Z")
        allowed.insert(charactersIn: "0"..."9")
        allowed.insert(charactersIn: "-._~")
        return file(ending).addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    /// So long that a digest, an ending and what a temporary file adds fit into the 255 bytes of a file's name.
    private static let mostBytes = 150

    private static func plain(_ id: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in id.precomposedStringWithCanonicalMapping.unicodeScalars {
            let isForeign =
                scalar.steersTerminals || scalar.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
            scalars.append(isForeign ? "-" : scalar)
        }
        var name = Substring(String(scalars))
        // A name that begins with a dot is hidden; one that ends in a dot or a blank is no name for Windows.
        let leading = name.prefix { $0 == "." || $0 == " " }.count
        name = String(repeating: "-", count: leading) + name.dropFirst(leading)
        let trailing = name.reversed().prefix { $0 == "." || $0 == " " }.count
        name = name.dropLast(trailing) + String(repeating: "-", count: trailing)
        var short = ""
        var bytes = 0
        for character in name {
            bytes += character.utf8.count
            if bytes > mostBytes { break }
            short.append(character)
        }
        return short.isEmpty ? "submission" : short
    }

    /// What names have in common that one file system or another takes for the same.
    private static func folded(_ name: String) -> String {
        name.lowercased().precomposedStringWithCanonicalMapping
    }
}
