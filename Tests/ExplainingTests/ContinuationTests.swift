import Explaining
import NN
import Testing

/// Entering a network behind a layer with what the layer gave leads to the same logits.
@Suite struct ContinuationTests {
    @Test func resNet_canBeEnteredBehindEveryActivation() throws {
        let image = Tensor.picture(64, 48)
        for architecture in [ResNet.Architecture.resnet18, .resnet50] {
            let network = try ResNet(weights: .pseudoRandom(architecture, width: 8, classes: 10))
            try expectSameLogits(network, image) { _ in true }
        }
    }

    @Test func vgg_canBeEnteredBehindEveryActivationOfMaps() throws {
        let image = Tensor.picture(64, 96)
        for architecture in [VGG.Architecture.vgg11, .vgg13.withBatchNorm] {
            let network = try VGG(weights: .pseudoRandom(architecture, width: 8, hidden: 20, classes: 10))
            try expectSameLogits(network, image) { !$0.hasPrefix("classifier") }
            let pass = network(image.tracked())
            #expect(network.logits(after: "features.99", of: image, in: pass) == nil)
        }
    }

    @Test func variants_areIndependent() throws {
        let network = try ResNet(weights: .pseudoRandom(.resnet18, width: 8, classes: 10))
        let pass = network(Tensor.picture(64, 64).tracked())
        for layer in ["layer2", "layer3.0.conv1", "layer3.0.downsample.1"] {
            let maps = pass.activation(layer).untracked()
            let both = Tensor.concatenated([maps, maps * 0.5])
            let logits = try #require(network.logits(after: layer, of: both, in: pass))
            let alone = try #require(network.logits(after: layer, of: maps * 0.5, in: pass))
            #expect((logits[0] - pass[0]).abs().max().scalar < 1e-5)
            #expect((logits[1] - alone[0]).abs().max().scalar < 1e-5)
            #expect((logits[1] - pass[0]).abs().max().scalar > 1e-2)
        }
    }

    private func expectSameLogits(
        _ network: some ExplainableClassifier, _ image: Tensor, where included: (String) -> Bool
    ) throws {
        let pass = network(image.tracked())
        let names = pass.activationNames.filter(included)
        #expect(names.count > 20)
        for name in names {
            let logits = network.logits(after: name, of: pass.activation(name).untracked(), in: pass)
            let difference = try #require(logits, "\(name)") - pass.untracked()
            #expect(difference.abs().max().scalar < 1e-5, "\(name)")
        }
    }
}
