import Explaining
import Foundation
import Imaging
import NN
import Pages
import Support
import TerminalUI

/// All methods, layers and classes that a page of one picture was asked for; without a page, one of each.
struct AskedMaps: Sendable {
    /// The options of each method; the first is also the one whose files are written.
    let methods: [MethodOptions]
    /// The layers' names; none where the network's last maps are meant.
    let layers: [String]

    /// - Parameter page: whether commas separate several.
    init(_ options: MethodOptions, layer: String?, page: Bool) {
        func parts(_ text: String) -> [String] {
            let parts = page ? text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : []
            return parts.isEmpty ? [text] : parts
        }
        methods = parts(options.method).map { name in
            var one = options
            one.method = name
            return one
        }
        layers = layer.map(parts) ?? []
    }

    /// The classes that were named; a label with a comma in it is one.
    ///
    /// - Throws: `CommandError` when there is no such class.
    static func classes(_ names: String, of classes: ClassNames, page: Bool) throws(CommandError) -> [Int] {
        guard page, names.contains(",") else { return [try classes.index(of: names)] }
        if let whole = try? classes.index(of: names) { return [whole] }
        var indices: [Int] = []
        for name in names.split(separator: ",") { indices.append(try classes.index(of: String(name))) }
        return indices
    }

    /// The page of a picture, with a map for each method, layer and class.
    ///
    /// - Parameters:
    ///   - file: the picture's file, as it was named.
    ///   - targets: the classes; when empty the most probable ones, or the prediction alone where a method takes long.
    /// - Throws: `CommandError` when a question has no answer.
    func page(
        of file: String, _ seen: Picture, _ model: LoadedModel, _ preparation: Preparation, targets: [Int],
        on terminal: Terminal
    ) async throws -> String {
        let choices = try methods.map { (options) throws(CommandError) in try options.choice() }
        guard choices.allSatisfy({ $0.name != .featureMaps }) else {
            throw CommandError.usage("feature-maps makes no map that a page could show. Take it out of --method.")
        }
        let network = PageNetwork(
            name: model.name, network: model.network,
            labels: (0..<model.network.classes).map(model.classes.phrase), normalization: preparation.normalization,
            seen: { $0 }, input: { preparation.input($0) })
        let document = ExplanationDocument(
            picture: seen, title: URL(filePath: file).lastPathComponent, network: network,
            methods: choices.map(\.method), layers: layers, classes: targets,
            words: try CourseSession.words())
        do {
            return try await LiveLine(terminal: terminal).telling { line, step in
                await line.show("The page  \(step)")
            } of: { (tell: @escaping @Sendable (String) -> Void) in
                try document.html(progress: tell)
            }
        } catch let error as ExplanationError {
            throw CommandError.usage(error.sentence)
        } catch let error as PartFault {
            throw CommandError.usage(error.description)
        }
    }
}
