import Testing

@testable import NN

@Suite struct VGGWeightsTests {
    let weights = Weights.pseudoRandom(VGG.Architecture.vgg11.withBatchNorm, width: 4, hidden: 6, classes: 3)

    @Test func weights_makeTheNetworkAgain() throws {
        let model = try VGG(weights: weights)
        let image = Tensor.normal([1, 3, 32, 32], seed: 1)
        #expect(Set(model.weights.tensors.keys) == Set(weights.tensors.keys))
        #expect(try VGG(weights: model.weights)(image).scalars == model(image).scalars)
    }

    @Test func architecture_isReadFromTheNumbersLeftOut() throws {
        #expect(try VGG.Architecture(of: weights) == .vgg11.withBatchNorm)
        for architecture in [VGG.Architecture.vgg11, .vgg13, .vgg16, .vgg19] {
            let weights = Weights.pseudoRandom(architecture, width: 4, hidden: 6, classes: 3)
            #expect(try VGG.Architecture(of: weights) == architecture)
        }
        #expect(VGG.Architecture.vgg19.withBatchNorm.name == "vgg19_bn")
    }

    @Test func allThatIsWrong_isListedAtOnce() {
        var tensors = weights.tensors
        tensors["classifier.3.bias"] = nil
        tensors["features.1.running_mean"] = .zeros([5])
        tensors["extra"] = .zeros([1])
        let expected = WeightsError.mismatch(
            file: "v", architecture: "vgg11_bn", missing: ["classifier.3.bias"], unexpected: ["extra"],
            shapes: [.init(key: "features.1.running_mean", found: [5], wanted: [4])])
        #expect(throws: expected) { try VGG(weights: Weights(tensors, file: "v")) }
    }

    @Test func anotherArchitecture_isRefused() {
        #expect(throws: WeightsError.self) { try VGG(weights: weights, architecture: .vgg11) }
        #expect(throws: WeightsError.self) { try VGG(weights: weights, architecture: .vgg16.withBatchNorm) }
        #expect(throws: WeightsError.self) {
            try VGG(weights: .pseudoRandom(ResNet.Architecture.resnet18, width: 4, classes: 3))
        }
    }

    @Test func hostileNamesAndShapes_areErrors() {
        for name in ["9223372036854775807", "9223372036854775806", "-1", "+0", "999"] {
            var tensors = weights.tensors
            tensors["features.\(name).weight"] = .zeros([1, 1, 1, 1])
            #expect(throws: WeightsError.self) { try VGG(weights: Weights(tensors)) }
        }
        for (name, shape) in [
            ("features.0.weight", [0, 3, 3, 3]), ("features.0.weight", [4, 0, 3, 3]), ("classifier.0.weight", [6, 0]),
            ("classifier.0.weight", [0, 0]), ("features.4.weight", [1]),
        ] {
            #expect(throws: WeightsError.self) { try VGG(weights: weights.replacing(name, with: .zeros(shape))) }
        }
    }
}
