import NN

extension VGG: ExplainableClassifier {
    /// Every stage halves the sides.
    public var smallestSide: Int { 1 << architecture.stages.count }

    /// The last ReLU of `features`, before the last pool takes half of the places: `features.29` in a VGG-16.
    public var lastMapsLayer: String {
        let perConvolution = architecture.batchNorm ? 3 : 2
        let steps = architecture.stages.reduce(0) { $0 + $1 * perConvolution + 1 }
        return "features.\(steps - 2)"
    }

    /// Two more fully connected layers lie between the last maps and the logits.
    public var averagedHead: AveragedHead? { nil }
}
