extension ResNet {
    /// The logits that follow when the activation of a layer is exchanged for another; what comes before is not run.
    ///
    /// - Parameters:
    ///   - layer: the name of an activation.
    ///   - maps: what the layer gives now, `[N, C, h, w]`; every N is a variant of its own.
    ///   - pass: tracked logits of one picture. Inside a block the way around the convolutions still carries what it
    ///     carried in that pass.
    /// - Returns: `[N, classes]`, or nil when there is no such layer.
    public func logits(after layer: String, of maps: Tensor, in pass: Tensor) -> Tensor? {
        var x: Tensor?  // nil until the layer is reached
        func step(_ name: String, _ apply: (Tensor) -> Tensor) {
            x = name == layer ? maps : x.map(apply)
        }
        step("conv1") { conv1($0) }
        step("bn1") { bn1($0) }
        step("relu") { relu($0) }
        step("maxpool") { maxPool2d($0, kernel: 3, stride: 2, padding: 1) }
        var before = "maxpool"
        for (index, blocks) in layers.enumerated() {
            for (number, block) in blocks.enumerated() {
                let name = "layer\(index + 1).\(number)"
                if layer.hasPrefix(name + ".") {
                    guard let input = pass.activation(ifPresent: before) else { return nil }
                    x = block.output(
                        after: String(layer.dropFirst(name.count + 1)), of: maps, input: input.untracked())
                } else {
                    step(name) { block($0, name: name) }
                }
                before = name
            }
            step("layer\(index + 1)") { $0 }
        }
        step("avgpool") { globalAveragePool($0) }
        step("fc") { fc($0.flattened(from: 1)) }
        return x
    }
}

extension ResidualBlock {
    /// The block's result when one step inside it gives `maps`; nil when there is no such step.
    ///
    /// - Parameter input: what came into the block, for the steps that do not follow the exchanged one.
    func output(after step: String, of maps: Tensor, input: Tensor) -> Tensor? {
        // A block applies one ReLU more than once, and its name means the last.
        if step == "relu" { return maps }
        var found = false
        func value(_ name: String, _ computed: @autoclosure () -> Tensor) -> Tensor {
            guard name == step else { return computed() }
            found = true
            return maps
        }
        var x = input
        for (index, step) in convolutions.enumerated() {
            x = value("conv\(index + 1)", step.convolution(x))
            x = value("bn\(index + 1)", step.normalization?(x) ?? x)
            if index + 1 < convolutions.count { x = relu(x) }
        }
        var shortcut = input
        if let downsample {
            shortcut = value("downsample.0", downsample.convolution(input))
            shortcut = value("downsample.1", downsample.normalization?(shortcut) ?? shortcut)
            shortcut = value("downsample", shortcut)
        }
        return found ? relu(x + shortcut) : nil
    }
}

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
