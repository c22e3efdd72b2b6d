import Imaging
import Lessons
import NN

/// Maps of several layers of one picture, and what a cell of each sees.
struct ReceptiveFieldData: Encodable, Sendable {
    let layers: [Layer]
    /// Given where a layer is `conv1`, whose maps the page computes.
    let stem: Stem?
    let scenes: [Scene]

    struct Layer: Encodable, Sendable {
        let name: String
        let field: ReceptiveField
        /// `[C, h, w]`.
        let shape: [Int]
    }

    struct Scene: Encodable, Sendable {
        let title: String
        let picture: String
        /// By layer, `[C, h, w]`; without `conv1`.
        let maps: [String: PackedTensor]
    }

    /// - Throws: `PartFault` when a layer is not there, has no maps, or sees nobody knows what.
    init(_ part: PartSpec, _ network: PageNetwork, _ scenes: [SeenScene]) throws(PartFault) {
        let names = part.layers.isEmpty ? [network.network.lastMapsLayer] : part.layers
        let fields = ReceptiveField.all(of: network.network)
        var layers: [Layer] = []
        var shown: [Scene] = []
        for scene in scenes {
            let logits = network.network(network.input(scene.picture).tracked())
            var maps: [String: PackedTensor] = [:]
            layers = []
            for name in names {
                guard logits.activation(ifPresent: name) != nil, let field = fields[name] else {
                    throw PartFault(
                        "The network \(network.name) has no maps \"\(name)\", or what a cell of them sees is not known.",
                        of: name, among: fields.keys.sorted())
                }
                let activation = logits.activation(name)
                layers.append(Layer(name: name, field: field, shape: Array(activation.shape.dropFirst())))
                if name != Self.stem { maps[name] = .decimals(activation[0].untracked()) }
            }
            shown.append(Scene(title: scene.spec.title, picture: scene.name, maps: maps))
        }
        self.layers = layers
        self.scenes = shown
        stem = names.contains(Self.stem) ? try Stem(of: network) : nil
    }

    /// The layer that is computed in the page.
    private static let stem = "conv1"
}
