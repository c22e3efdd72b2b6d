import Explaining
import Imaging
import Lessons
import NN

/// Maps of one or more layers and methods, of each class that can be asked about.
struct MapsData: Encodable, Sendable {
    let labels: [String]
    let panels: [Panel]
    let scenes: [Scene]

    /// A method at a layer.
    struct Panel: Encodable, Sendable {
        let layer: String?
        let method: String
        /// Whether its numbers speak for and against; else they are from 0 to 1.
        let isSigned: Bool
        /// Whether its numbers depend on the class.
        let usesClass: Bool
        /// What the bright parts are, and are not.
        let reading: String
    }

    struct Scene: Encodable, Sendable {
        let answer: SceneAnswer
        /// By panel, then by class in the order of `answer.classes`; one map where the class does not matter.
        let maps: [[PackedTensor]]
    }

    /// - Throws: `PartFault` or `ExplanationError` when a layer, a method or a class is not there.
    init(_ part: PartSpec, _ network: PageNetwork, _ scenes: [SeenScene]) throws {
        let methods = try (part.methods.isEmpty ? [MethodName.gradCAM.rawValue] : part.methods).map { name in
            guard let method = MethodName(rawValue: name), method != .featureMaps else {
                throw PartFault(
                    "There is no method \"\(name)\" whose maps could be laid over a picture.", of: name,
                    among: MethodName.allCases.filter { $0 != .featureMaps }.map(\.rawValue))
            }
            return method.descriptor.make(MethodSettings())
        }
        try self.init(
            methods, layers: part.layers, asked: network.indices(of: part.classes), network, scenes)
    }

    /// - Parameters:
    ///   - methods: those that look at a layer make a map of each layer, the others one.
    ///   - layers: the network's last maps when empty.
    ///   - asked: the classes to ask about, as in `SceneAnswer`.
    ///   - progress: told of each map before it is made.
    /// - Throws: as `init(_:_:_:)`.
    init(
        _ methods: [any ExplanationMethod], layers: [String], asked: [Int], _ network: PageNetwork,
        _ scenes: [SeenScene], progress: (String) -> Void = { _ in }
    ) throws {
        let layers = layers.isEmpty ? [network.network.lastMapsLayer] : layers
        var panels: [Panel] = []
        var shown: [Scene] = []
        for scene in scenes {
            let question = try network.question(about: scene.picture, layer: layers[0])
            let answer = try SceneAnswer(scene, question, network, asked: asked)
            var maps: [[PackedTensor]] = []
            panels = []
            for method in methods {
                let descriptor = type(of: method).descriptor
                for layer in descriptor.usesLayer ? layers : [layers[0]] {
                    let classes = descriptor.usesTarget ? answer.classes : [answer.classes[0]]
                    var isSigned = false
                    maps.append(
                        try classes.map { target in
                            progress("\(descriptor.title), \(layer)")
                            let explanation = try Self.explained(by: method, question, target, layer, network)
                            isSigned = descriptor.usesLayer && explanation.attribution?.rank == 2
                            return Self.packed(explanation, isSigned: isSigned)
                        })
                    panels.append(
                        Panel(
                            layer: descriptor.usesLayer ? layer : nil, method: descriptor.title, isSigned: isSigned,
                            usesClass: descriptor.usesTarget,
                            reading: descriptor.reading("the class that is chosen", layer)))
                }
            }
            shown.append(Scene(answer: answer, maps: maps))
        }
        self.panels = panels
        self.scenes = shown
        self.labels = network.labels
    }

    private static func explained(
        by method: any ExplanationMethod, _ question: Question, _ target: Int, _ layer: String, _ network: PageNetwork
    ) throws -> Explanation {
        do {
            return try method.explain(question.asking(target: target, layer: layer))
        } catch ExplanationError.unknownLayer(let layer, _, let names) {
            throw PartFault("The network \(network.name) has no layer \"\(layer)\".", of: layer, among: names)
        }
    }

    /// The evidence of a layer's maps, with its signs, to compute with; else the map from 0 to 1, to be seen.
    private static func packed(_ explanation: Explanation, isSigned: Bool) -> PackedTensor {
        if isSigned, let evidence = explanation.attribution {
            return evidence.count > 1024 ? .decimals(evidence) : .floats(evidence)
        }
        return .decimals(explanation.coarse ?? explanation.heatmap)
    }
}
