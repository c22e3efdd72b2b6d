extension VGG {
    /// The logits that follow when the activation of a layer is exchanged for another; what comes before is not run.
    ///
    /// - Parameters:
    ///   - layer: the name of an activation of `features`, or `avgpool`.
    ///   - maps: what the layer gives now, `[N, C, h, w]`; every N is a variant of its own.
    ///   - pass: not needed, since nothing in a VGG leads around a layer.
    /// - Returns: `[N, classes]`, or nil when there is no such layer of maps.
    public func logits(after layer: String, of maps: Tensor, in pass: Tensor) -> Tensor? {
        // The mean over windows leaves maps of the classifier's size as they are.
        if layer == "features" || layer == "avgpool" { return classify(maps) }
        guard layer.hasPrefix("features."), let number = Int(layer.dropFirst("features.".count)),
            features.indices.contains(number)
        else { return nil }
        return classify(features(maps, from: number + 1, rectifier: .relu))
    }
}
