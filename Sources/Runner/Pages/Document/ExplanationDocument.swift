import Explaining
import Foundation
import Imaging
import Lessons
import NN

/// A page of one picture: what a network says of it, and where that comes from, by every method, layer and class asked for.
package struct ExplanationDocument: Sendable {
    /// What the network is shown.
    let picture: Picture
    /// What the page is called: the picture's file.
    let title: String
    let network: PageNetwork
    let methods: [any ExplanationMethod]
    /// The layers; the network's last maps when empty.
    let layers: [String]
    /// The classes; when empty the most probable ones, or the prediction alone where a method takes many passes.
    let classes: [Int]
    /// What the course says of itself.
    let words: CourseWords

    package init(
        picture: Picture, title: String, network: PageNetwork, methods: [any ExplanationMethod], layers: [String],
        classes: [Int], words: CourseWords = .shipped
    ) {
        self.picture = picture
        self.title = title
        self.network = network
        self.methods = methods
        self.layers = layers
        self.classes = classes
        self.words = words
    }

    /// The page.
    ///
    /// - Parameter progress: told of each map before it is made.
    /// - Throws: `ExplanationError` or `PartFault` when a question has no answer; what reading the page's own files throws.
    package func html(progress: (String) -> Void = { _ in }) throws -> String {
        var data = PageData()
        let scene = SeenScene(
            spec: PartSpec.Scene(file: title, title: title), picture: picture,
            name: data.add(picture, named: title), folder: URL(filePath: "."))
        var asked = classes
        if asked.isEmpty, methods.contains(where: { type(of: $0).descriptor.takesManyPasses }) {
            asked = [try Question(network.network, image: network.input(picture)).target]
        }
        let maps = try MapsData(methods, layers: layers, asked: asked, network, [scene], progress: progress)
        var parts = [PartSpec(kind: .overlay, title: "Where it comes from", say: [], pictures: [scene.spec])]
        data.parts["part-0"] = AnyPart(maps)
        // A difference needs two classes, and a sum the maps of a layer.
        if let answer = maps.scenes.first?.answer, answer.classes.count > 1, maps.panels[0].isSigned {
            parts.append(PartSpec(kind: .classes, title: "Two classes and their difference"))
            data.parts["part-1"] = AnyPart(maps)
        }
        if methods.contains(where: { type(of: $0).descriptor.name == .gradCAM }) {
            parts.append(PartSpec(kind: .weightedSum, title: "Grad-CAM's sum, channel by channel"))
            data.parts["part-\(parts.count - 1)"] = AnyPart(
                try WeightedSumData(layer: layers.last, asked: asked, network, [scene]))
        }
        let prose = ProseHTML(folder: URL(filePath: "."))
        let sections = parts.enumerated().map { PartHTML(part: $1, id: "part-\($0)", prose: prose, level: 2).html }
        return PageFrame(
            title: "\(title) · why \(network.name) says so", body: body(sections + [readings(maps)]),
            style: try PageAssets.text("page.css"),
            script: try PageAssets.script(Set(parts.map(\.kind.rawValue)).sorted()),
            data: try PageJSON.text(data)
        ).html
    }

    private func body(_ sections: [String]) -> String {
        """
        <a class="skip" href="#lesson">To the picture</a>
        <header class="top"><p class="course">\(words.title.html)</p><div class="tools" id="tools"></div></header>
        <div class="page"><main id="lesson">
        <header class="title"><p class="place">\(network.name.html), shown \(picture.width) × \(picture.height) pixels</p>
        <h1>\(title.html)</h1></header>
        \(sections.joined(separator: "\n"))
        </main></div>
        """
    }

    /// What each method's bright parts are, and are not.
    private func readings(_ maps: MapsData) -> String {
        let items = maps.panels.map { panel in
            let name = [panel.method, panel.layer].compactMap { $0 }.joined(separator: ", ")
            return "<li><strong>\(name.html)</strong>: \(panel.reading.html)</li>"
        }
        return "<h2>How to read these maps</h2><ul>\(items.joined())</ul>"
    }
}
