import Foundation
import Support

/// Holds the imports of an exercise to plain ones.
///
/// The kit is compiled for its own tests as well, so `@testable import NN` would compile, and an answer could stand on what
/// nobody promises to keep. The same goes for the other attributes by which an import takes more than is offered, or passes it
/// on. This is a matter of words, not a wall: nothing in the kit's modules is an answer.
struct ImportRules: Sendable {
    /// The attributes that an import may have: they only say how much the compiler is to worry.
    private static let harmless: Set<String> = ["preconcurrency"]
    private static let modifiers: Set<String> = ["public", "package", "internal", "fileprivate", "private"]

    /// The file as learners know it, relative to the course.
    let file: String
    let source: Data

    /// What is wrong, in the order of the file.
    func complaints() -> [CompilerMessage] {
        var complaints: [CompilerMessage] = []
        var attributes: [(name: String, offset: Int)] = []
        var scanner = SwiftTokens(source)
        while let token = scanner.next() {
            switch token.kind {
            case .attribute(let name): attributes.append((name, token.offset))
            case .word("import"):
                let module = scanner.importedModule()
                // What an exercise cannot import at all, the compiler says.
                let isThere = !Kit.checkModules.contains {
                    module.split(separator: " ").last?.split(separator: ".").first == $0[...]
                }
                for attribute in attributes where isThere && !Self.harmless.contains(attribute.name) {
                    complaints.append(complaint(attribute.name, at: attribute.offset, module))
                }
                attributes = []
            case .word(let word) where Self.modifiers.contains(word): break
            case .word, .other: attributes = []
            }
        }
        return complaints
    }

    private func complaint(_ attribute: String, at offset: Int, _ module: String) -> CompilerMessage {
        let before = source.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.startIndex
        let end =
            source[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? source.endIndex
        return CompilerMessage(
            origin: .learner, file: file, line: line + 1, column: source.startIndex + offset - start + 1,
            text: "an exercise has what a module offers to everybody; write `import \(module)` without `@\(attribute)`",
            source: String(decoding: source[start..<end], as: UTF8.self))
    }
}
