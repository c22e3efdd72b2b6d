import Foundation

/// Reads Markdown that stands in a value of a block, like the words of a question.
struct NestedProse {
    let folder: LessonFolder
    /// The folder that links may not leave.
    let boundary: URL

    /// The blocks of a text; what is wrong with it is reported where the value begins.
    func blocks(_ value: SpecValue) -> [Block] {
        guard let text = value.words() else { return [] }
        let source = SourceText(text, file: value.block.file)
        let document = MarkdownDocument(source.lines.map(String.init))
        let found = DiagnosticLog()
        LinkRules(folder: folder, source: source, boundary: boundary, log: found).check(document)
        let blocks = ProseReader(source: source, document: document, log: found).read().compactMap { part -> Block? in
            if case .block(let block) = part { return block }
            value.report("\"\(value.name)\" has a block of YAML in it.", remedy: "Take it out of this text.")
            return nil
        }
        for diagnostic in found.diagnostics { value.report(diagnostic.message, remedy: diagnostic.remedy) }
        return blocks
    }
}
