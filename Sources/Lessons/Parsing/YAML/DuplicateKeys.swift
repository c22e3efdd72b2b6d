import Yams

/// Makes repeated keys unlike each other for a parser that refuses them, and undoes it in what was parsed.
///
/// The first character of every place that could be such a key is replaced by a character of Unicode's private use
/// area, one for one, so that no place in the text moves.
struct DuplicateKeys {
    private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
    private var next: UInt32 = 0xE000

    /// The text with its repeated keys made distinct; nil when no place of them is found or there are too many.
    mutating func distinguish(_ keys: [String], in text: String) -> String? {
        var scalars = Array(text.unicodeScalars)
        var found = 0
        for key in keys {
            let pattern = Array(key.unicodeScalars)
            guard let first = pattern.first, scalars.count >= pattern.count else { continue }
            for start in 0...(scalars.count - pattern.count)
            where scalars[start] == first && scalars[start..<(start + pattern.count)].elementsEqual(pattern) {
                var end = start + pattern.count
                while end < scalars.count, scalars[end] == "\"" || scalars[end] == "'" || scalars[end] == " " {
                    end += 1
                }
                guard end < scalars.count, scalars[end] == ":" else { continue }
                guard next <= 0xF8FF, let replacement = Unicode.Scalar(next) else { return nil }
                next += 1
                found += 1
                originals[replacement] = first
                scalars[start] = replacement
            }
        }
        guard found > 1 else { return nil }
        var distinct = String.UnicodeScalarView()
        distinct.append(contentsOf: scalars)
        return String(distinct)
    }

    /// The parsed tree with the replaced characters put back.
    func restored(_ node: Node) -> Node {
        guard !originals.isEmpty else { return node }
        switch node {
        case .scalar(var scalar):
            let style = scalar.style
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalar.string.unicodeScalars.map { originals[$0] ?? $0 })
            scalar.string = String(text)
            scalar.style = style
            return .scalar(scalar)
        case .sequence(let sequence):
            return .sequence(.init(sequence.map(restored), sequence.tag, sequence.style, sequence.mark))
        case .mapping(let mapping):
            let pairs = mapping.map { (restored($0.key), restored($0.value)) }
            return .mapping(.init(pairs, mapping.tag, mapping.style, mapping.mark))
        case .alias: return node
        }
    }
}
