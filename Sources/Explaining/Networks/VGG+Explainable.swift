import NN

extension VGG: ExplainableClassifier {
    /// Every stage halves the sides.
    public var smallestSide: Int { 1 << architecture.stages.count }

    /// The last step of `features`, as pytorch-grad-cam advises: the last pool, `features.30` in a VGG-16.
    ///
    /// The ReLU before it, `features.29`, has twice as many places along each side.
    public var lastMapsLayer: String {
        let perConvolution = architecture.batchNorm ? 3 : 2
        let steps = architecture.stages.reduce(0) { $0 + $1 * perConvolution + 1 }
        return "features.\(steps - 1)"
    }

    /// Two more fully connected layers lie between the last maps and the logits.
    public var averagedHead: AveragedHead? { nil }
}
