import Foundation
import Lessons
import Support

/// What a network's classes are called, where that is known.
struct ClassNames: Sendable, Equatable {
    /// The number of classes.
    let count: Int
    /// One name a class, in the order of the logits; nil when nobody said.
    let labels: [String]?

    /// A class's name.
    func label(_ index: Int) -> String? { labels?[index] }

    /// A class as a sentence names it: by its name or, without one, by its number.
    func phrase(_ index: Int) -> String { label(index) ?? "class \(index)" }

    /// The class that was named: an index, or a label in any case.
    ///
    /// - Throws: `CommandError` when there is no such class, or more than one of the name.
    func index(of text: String) throws(CommandError) -> Int {
        let wanted = text.trimmingCharacters(in: .whitespaces)
        if let index = Int(wanted) {
            guard (0..<count).contains(index) else {
                throw .usage(
                    "There is no class \(index): the network knows \(count) classes. Give 0 to \(count - 1).")
            }
            return index
        }
        guard let labels else {
            throw .usage(
                "The classes of these weights have no names, so \"\(text.inMessage)\" names none. Give an index, 0 to "
                    + "\(count - 1), or the names with --labels.")
        }
        let matching = Self.matches(of: wanted, in: labels)
        if matching.count == 1 { return matching[0] }
        if matching.count > 1 {
            throw .usage(
                "\"\(text)\" is the name of \(matching.count) classes. Give the index: "
                    + "\(matching.map(String.init).joined(separator: " or ")).")
        }
        let advice =
            Spelling.nearest(to: wanted, among: labels).map { "Did you mean \"\($0)\"?" }
            ?? (count <= 20
                ? "The classes are \(Spelling.list(labels))." : "There are \(count) classes; an index works too.")
        throw .usage("There is no class named \"\(text.inMessage)\". \(advice)")
    }

    /// Labels as they are written, before those in another case.
    private static func matches(of wanted: String, in labels: [String]) -> [Int] {
        let exact = labels.indices.filter { labels[$0] == wanted }
        if !exact.isEmpty { return exact }
        return labels.indices.filter { labels[$0].lowercased() == wanted.lowercased() }
    }
}
