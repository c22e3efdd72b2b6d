import NN

/// A piece of work, as `Benchmarks/pytorch/worker.py` does it too.
struct Workload {
    /// Does the work once; the result is a few numbers by which the two sides are compared.
    let run: () -> [Float]

    /// - Parameter name: `forward`, `saliency` or `grad-cam`, then the network, and for `forward` the batch and the
    ///   picture's side: `forward resnet18 1 224`. Or a part of a network and its lengths: `convolution` with batch, inputs,
    ///   outputs, side, kernel and stride; `max-pool` with batch, channels, side, kernel, stride and padding; `linear` with
    ///   batch, inputs and outputs; the way back through the first two as `convolution-pullback` and `max-pool-pullback`.
    init?(_ name: [Substring]) throws {
        guard name.count >= 2 else { return nil }
        if let part = Self.part(name[0], name.dropFirst().compactMap { Int($0) }) {
            run = { Self.some(of: part()) }
            return
        }
        let (work, network) = (name[0], try Self.network(name[1]))
        let numbers = name.dropFirst(2).compactMap { Int($0) }
        let (batch, side) = (numbers.first ?? 1, numbers.dropFirst().first ?? 224)
        let image = Tensor.pseudoRandom([batch, 3, side, side], seed: 7)
        switch work {
        case "forward": run = { Array(network(image).scalars.prefix(8)) }
        case "tracked": run = { Array(network(image.tracked()).scalars.prefix(8)) }
        case "saliency": run = { Self.some(of: Self.saliency(network, image)) }
        case "grad-cam": run = { Self.some(of: Self.gradCAM(network, image)) }
        default: return nil
        }
    }

    private static let target = 3

    private static func part(_ name: Substring, _ lengths: [Int]) -> (() -> Tensor)? {
        func input(_ shape: [Int]) -> Tensor { .pseudoRandom(shape, seed: 1) }
        func weight(_ shape: [Int]) -> Tensor { .pseudoRandom(shape, seed: 2) }
        switch (name, lengths.count) {
        case ("convolution", 6):
            let (kernel, stride) = (lengths[4], lengths[5])
            let x = input([lengths[0], lengths[1], lengths[3], lengths[3]])
            let w = weight([lengths[2], lengths[1], kernel, kernel])
            return { conv2d(x, w, stride: stride, padding: kernel / 2) }
        case ("convolution-pullback", 6):
            let (kernel, stride) = (lengths[4], lengths[5])
            let x = input([lengths[0], lengths[1], lengths[3], lengths[3]]).tracked()
            let w = weight([lengths[2], lengths[1], kernel, kernel])
            return pullback(of: conv2d(x, w, stride: stride, padding: kernel / 2), to: x)
        case ("max-pool", 6):
            let x = input([lengths[0], lengths[1], lengths[2], lengths[2]])
            return { maxPool2d(x, kernel: lengths[3], stride: lengths[4], padding: lengths[5]) }
        case ("max-pool-pullback", 6):
            let x = input([lengths[0], lengths[1], lengths[2], lengths[2]]).tracked()
            return pullback(of: maxPool2d(x, kernel: lengths[3], stride: lengths[4], padding: lengths[5]), to: x)
        case ("linear", 3):
            let (x, w) = (input([lengths[0], lengths[1]]), weight([lengths[2], lengths[1]]))
            return { linear(x, w) }
        default: return nil
        }
    }

    /// The way back alone, from an upstream gradient.
    private static func pullback(of output: Tensor, to input: Tensor) -> () -> Tensor {
        let upstream = Tensor.pseudoRandom(output.shape, seed: 3)
        return { gradient(of: output, at: [input], seed: upstream)[0] }
    }

    private static func network(_ name: Substring) throws -> any ImageClassifier {
        let resNets: [ResNet.Architecture] = [.resnet18, .resnet34, .resnet50, .resnet101, .resnet152]
        if let architecture = resNets.first(where: { $0.name == name }) {
            return try ResNet(weights: .pseudoRandom(architecture, width: 64, classes: 1000))
        }
        let vggs: [VGG.Architecture] = [.vgg11, .vgg13, .vgg16, .vgg19]
        guard let architecture = vggs.first(where: { $0.name == name }) else { throw UnknownNetwork(name: name) }
        return try VGG(weights: .pseudoRandom(architecture, width: 64, hidden: 4096, classes: 1000))
    }

    private static func saliency(_ network: any ImageClassifier, _ image: Tensor) -> Tensor {
        let x = image.tracked()
        return gradient(of: network(x)[0, target], at: x).abs().max(over: 1)
    }

    private static func gradCAM(_ network: any ImageClassifier, _ image: Tensor) -> Tensor {
        let logits = network(image.tracked())
        let maps = logits.activation("layer4")
        let gradients = gradient(of: logits[0, target], at: maps)
        let heat = relu((gradients.mean(over: 2, 3) * maps).sum(over: 1))
        // pytorch-grad-cam scales twice: before and after it resizes.
        return scaled(interpolate(scaled(heat), height: image.shape[2], width: image.shape[3]))
    }

    private static func scaled(_ map: Tensor) -> Tensor {
        let lifted = map - map.min()
        return lifted / (1e-7 + lifted.max())
    }

    /// Elements from all over the tensor.
    private static func some(of tensor: Tensor) -> [Float] {
        (0..<8).map { tensor.scalars[($0 * tensor.count) / 8 + tensor.count / 16] }
    }
}

/// A network that the benchmark does not have.
struct UnknownNetwork: Error, CustomStringConvertible {
    let name: Substring
    var description: String { "there is no network named \(name)" }
}
