import NN

extension Tensor {
    /// Numbers in -1 ..< 1 that `Tools/oracle/nn.py` makes by the same lines, so that no file of weights is needed.
    static func pseudoRandom(_ shape: [Int], seed: UInt32) -> Tensor {
        let scalars = (0..<UInt32(shape.reduce(1, *))).map { index in
            // The finalizer of MurmurHash3, by Austin Appleby: every bit of the index moves every bit of the result.
            var bits = index &* 0x9E37_79B9 ^ seed &* 0x85EB_CA6B
            bits = (bits ^ bits >> 16) &* 0x85EB_CA6B
            bits = (bits ^ bits >> 13) &* 0xC2B2_AE35
            bits ^= bits >> 16
            return Float(bits >> 8) / Float(1 << 23) - 1
        }
        return Tensor(scalars, shape: shape)
    }
}

extension Weights {
    /// The weights of a ResNet, each tensor made from its name's bytes and its shape.
    static func pseudoRandom(_ architecture: ResNet.Architecture, width: Int, classes: Int) -> Weights {
        var tensors: [String: Tensor] = [:]
        func add(_ name: String, _ shape: [Int]) {
            tensors[name] = pseudoRandom(name, shape)
        }
        func normalization(_ name: String, _ channels: Int) {
            for part in ["weight", "bias", "running_mean", "running_var"] { add("\(name).\(part)", [channels]) }
        }
        add("conv1.weight", [width, 3, 7, 7])
        normalization("bn1", width)
        var inputs = width
        for (index, count) in architecture.blocks.enumerated() {
            for number in 0..<count {
                let name = "layer\(index + 1).\(number)"
                let inner = width << index
                let outputs = architecture.bottleneck ? 4 * inner : inner
                let plan =
                    architecture.bottleneck
                    ? [(inputs, inner, 1), (inner, inner, 3), (inner, outputs, 1)]
                    : [(inputs, inner, 3), (inner, inner, 3)]
                for (step, (from, to, kernel)) in plan.enumerated() {
                    add("\(name).conv\(step + 1).weight", [to, from, kernel, kernel])
                    normalization("\(name).bn\(step + 1)", to)
                }
                if number == 0 && (index > 0 || inputs != outputs) {
                    add("\(name).downsample.0.weight", [outputs, inputs, 1, 1])
                    normalization("\(name).downsample.1", outputs)
                }
                inputs = outputs
            }
        }
        add("fc.weight", [classes, inputs])
        add("fc.bias", [classes])
        return Weights(tensors, file: "pseudo-random")
    }

    /// The weights of a VGG; `width` is what the first stage has, of which the last two have eight times as much.
    static func pseudoRandom(_ architecture: VGG.Architecture, width: Int, hidden: Int, classes: Int) -> Weights {
        var tensors: [String: Tensor] = [:]
        func add(_ name: String, _ shape: [Int]) {
            tensors[name] = pseudoRandom(name, shape)
        }
        var (number, inputs) = (0, 3)
        for (stage, count) in architecture.stages.enumerated() {
            let outputs = width << Swift.min(stage, 3)
            for _ in 0..<count {
                add("features.\(number).weight", [outputs, inputs, 3, 3])
                add("features.\(number).bias", [outputs])
                if architecture.batchNorm {
                    for part in ["weight", "bias", "running_mean", "running_var"] {
                        add("features.\(number + 1).\(part)", [outputs])
                    }
                }
                number += architecture.batchNorm ? 3 : 2
                inputs = outputs
            }
            number += 1
        }
        for (index, shape) in [(0, [hidden, inputs * 49]), (3, [hidden, hidden]), (6, [classes, hidden])] {
            add("classifier.\(index).weight", shape)
            add("classifier.\(index).bias", [shape[0]])
        }
        return Weights(tensors, file: "pseudo-random")
    }

    /// One tensor: scaled so that activations keep their size through the depth of a network.
    static func pseudoRandom(_ name: String, _ shape: [Int]) -> Tensor {
        // FNV-1a of the name.
        let seed = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let values = Tensor.pseudoRandom(shape, seed: seed)
        if shape.count > 1 { return values * (3 / Float(shape.dropFirst().reduce(1, *))).squareRoot() }
        if name.hasSuffix("running_var") || name.hasSuffix("weight") { return values * 0.25 + 1 }
        return values * 0.1
    }
}
