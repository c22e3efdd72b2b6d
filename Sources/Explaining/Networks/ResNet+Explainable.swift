import NN

extension ResNet: ExplainableClassifier {
    /// Padding lets a ResNet look at a single pixel.
    public var smallestSide: Int { 1 }

    /// The last of the four layers.
    public var lastMapsLayer: String { "layer\(layers.count)" }

    /// The last layer's maps are averaged and weighted by `fc`.
    public var averagedHead: AveragedHead? { AveragedHead(layer: lastMapsLayer, weight: fc.weight) }
}
