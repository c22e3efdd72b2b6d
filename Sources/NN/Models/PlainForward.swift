extension ResNet {
    /// The forward pass as the paper draws it, one operation after the other: the form to learn from.
    ///
    /// It gives what calling the network gives, up to rounding, and so do its gradients; the fast way, which does
    /// several steps in one go and names every activation, is tested against it.
    ///
    /// - Parameter image: `[N, 3, H, W]`, normalized as the network was trained.
    /// - Returns: the logits, `[N, classes]`.
    public func plainForward(_ image: Tensor) -> Tensor {
        var x = relu(bn1(conv1(image)))  // [N, 64, H / 2, W / 2]
        x = maxPool2d(x, kernel: 3, stride: 2, padding: 1)  // [N, 64, H / 4, W / 4]
        for blocks in layers {
            // From the second layer on, the first block halves the sides and doubles the channels.
            for block in blocks { x = block.plainForward(x) }
        }
        return fc(globalAveragePool(x).flattened(from: 1))  // the mean of each map, then one linear layer
    }
}

extension ResidualBlock {
    /// The block as the paper draws it: `relu(convolutions(input) + shortcut(input))`.
    ///
    /// - Parameter input: `[N, C, H, W]`.
    /// - Returns: `[N, outputs, h, w]`, with half the rows and columns where the block has a stride of 2.
    public func plainForward(_ input: Tensor) -> Tensor {
        var x = input
        for (index, convolution) in convolutions.enumerated() {
            x = convolution.plainForward(x)
            // The last one's rectifier comes after the addition.
            if index + 1 < convolutions.count { x = relu(x) }
        }
        let shortcut = downsample?.plainForward(input) ?? input
        return relu(x + shortcut)
    }
}
