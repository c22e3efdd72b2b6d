/// A network that is well known and cannot be built here, by the names and shapes that give it away.
struct OtherNetwork {
    /// What it is called, as in "an AlexNet".
    private let name: String

    /// What to say about its weights.
    var reason: String { "these are the weights of \(name); the networks here are ResNets and VGGs" }

    /// The network that weights belong to; nil when it is none of these.
    init?(_ weights: Weights) {
        if let kernel = weights.shape("features.0.weight", axes: 4)?.suffix(2), kernel == [11, 11] {
            name = "an AlexNet"
            return
        }
        if let filters = weights.shape("layer1.0.conv2.weight", axes: 4),
            weights.names.contains("layer1.0.conv3.weight"),
            filters[1] < filters[0], filters[0] % filters[1] == 0
        {
            name = "a ResNeXt, whose convolutions are in \(filters[0] / filters[1]) groups"
            return
        }
        let names = weights.names
        guard let found = Self.telltales.first(where: { telltale in names.contains { $0.hasPrefix(telltale.prefix) } })
        else { return nil }
        name = found.name
    }

    private static let telltales = [
        (prefix: "features.denseblock1.", name: "a DenseNet"), (prefix: "features.3.squeeze.", name: "a SqueezeNet"),
        (prefix: "features.4.squeeze.", name: "a SqueezeNet"),
        (prefix: "features.0.0.", name: "a MobileNet, an EfficientNet or a ConvNeXt"),
        (prefix: "Mixed_5b.", name: "an Inception v3"), (prefix: "inception3a.", name: "a GoogLeNet"),
        (prefix: "class_token", name: "a vision transformer"), (prefix: "cls_token", name: "a vision transformer"),
        (prefix: "stage2.0.branch", name: "a ShuffleNet"),
    ]
}
