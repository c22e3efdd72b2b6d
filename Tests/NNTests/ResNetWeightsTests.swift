import Testing

@testable import NN

@Suite struct ResNetWeightsTests {
    let weights = Weights.pseudoRandom(.resnet18, width: 4, classes: 3)

    @Test func weights_makeTheNetworkAgain_andChangedOnesAnother() throws {
        let model = try ResNet(weights: weights)
        let image = Tensor.normal([1, 3, 32, 32], seed: 1)
        let logits = model(image).scalars
        #expect(Set(model.weights.tensors.keys) == Set(weights.tensors.keys))
        #expect(try ResNet(weights: model.weights)(image).scalars == logits)
        let fresh = Tensor.uniform(model.fc.weight.shape, seed: 2)
        let other = try ResNet(weights: model.weights.replacing("fc.weight", with: fresh))
        #expect(other(image).scalars != logits)
        #expect(other.weights.tensors["fc.weight"]?.scalars == fresh.scalars)
        #expect(model(image).scalars == logits)
    }

    @Test func allThatIsWrong_isListedAtOnce() {
        var tensors = weights.tensors
        tensors["layer2.1.bn2.running_var"] = nil
        tensors["conv1.weight"] = nil
        tensors["layer9.weight"] = .zeros([1])
        tensors["fc.bias"] = .zeros([4])
        let expected = WeightsError.mismatch(
            file: "toy.safetensors", architecture: "resnet18", missing: ["conv1.weight", "layer2.1.bn2.running_var"],
            unexpected: ["layer9.weight"], shapes: [.init(key: "fc.bias", found: [4], wanted: [3])])
        #expect(throws: expected) { try ResNet(weights: Weights(tensors, file: "toy.safetensors")) }
        #expect(
            expected.description == """
                toy.safetensors: the weights do not make up a resnet18:
                  missing: conv1.weight, layer2.1.bn2.running_var
                  unexpected: layer9.weight
                  fc.bias has shape [4], wanted [3]
                """)
    }

    @Test func missingBlock_isMissingNotAShallowerNetwork() {
        let tensors = weights.tensors.filter { !$0.key.hasPrefix("layer3.0.") }
        let error = #expect(throws: WeightsError.self) { try ResNet(weights: Weights(tensors)) }
        guard case .mismatch(_, _, let missing, [], _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(missing.count == 15)
        #expect(missing.allSatisfy { $0.hasPrefix("layer3.0.") })
    }

    @Test func anotherArchitecture_isRefused() {
        #expect(throws: WeightsError.self) { try ResNet(weights: weights, architecture: .resnet34) }
        #expect(throws: WeightsError.self) { try ResNet(weights: weights, architecture: .resnet50) }
    }

    @Test func otherTensors_areNotAResNet() {
        let error = #expect(throws: WeightsError.self) {
            try ResNet(weights: Weights(["features.0.weight": .zeros([1])], file: "vgg.safetensors"))
        }
        #expect(
            error?.description
                == "vgg.safetensors: not the weights of a ResNet: there is nothing named layer1.0; the names begin with features.0.weight"
        )
    }

    @Test func scopedWeights_nameTheWholeKey() throws {
        #expect(try weights["layer4"]["1"]["conv2"].tensor("weight", shape: [nil, nil, 3, 3]).shape == [32, 32, 3, 3])
        #expect(throws: WeightsError.shape(file: "pseudo-random", key: "fc.weight", found: [3, 32], wanted: [nil, 4])) {
            try weights["fc"].tensor("weight", shape: [nil, 4])
        }
        #expect(
            throws: WeightsError.missing(
                file: "pseudo-random", key: "fc.wieght", nearest: ["fc.weight", "bn1.weight", "fc.bias"])
        ) { try weights["fc"].tensor("wieght") }
    }

    @Test func stepCounters_areIgnored() throws {
        var tensors = weights.tensors
        tensors["bn1.num_batches_tracked"] = Tensor(7)
        #expect(try ResNet(weights: Weights(tensors)).classes == 3)
    }

    @Test func hostileNamesAndShapes_areErrors() {
        // A block far away must not make the reader set memory aside for all those that are missing before it.
        for name in [
            "layer4.999.conv1.weight", "layer1.99999999999.conv1.weight", "layer1.-1.conv1.weight",
            "layer1.500.conv1.weight",
        ] {
            var tensors = weights.tensors
            tensors[name] = .zeros([1])
            #expect(throws: WeightsError.self) { try ResNet(weights: Weights(tensors)) }
        }
        for shape in [[0, 3, 7, 7], [4, 0, 7, 7], [4, 3, 7], [0]] {
            #expect(throws: WeightsError.self) {
                try ResNet(weights: weights.replacing("conv1.weight", with: .zeros(shape)))
            }
        }
    }
}
