import Testing

@testable import NN

/// The call sites that the course is written around must compile and mean what they say.
@Suite struct HouseCallSites {
    @Test func gradCAMAndSaliency_readAsTheyAreMeant() throws {
        let model = try ResNet(weights: .pseudoRandom(.resnet18, width: 8, classes: 5))
        let image = Tensor.pseudoRandom([1, 3, 64, 64], seed: 1)
        let dog = 3
        let x = image.tracked()
        let logits = model(x)
        let maps = logits.activation("layer4")
        let gradients = gradient(of: logits[0, dog], at: maps)
        let heat = relu((gradients.mean(over: 2, 3) * maps).sum(over: 1))
        let saliency = gradient(of: logits[0, dog], at: x).abs().max(over: 1)
        #expect(heat.shape == [1, 1, 2, 2])
        #expect(heat.squeezed().shape == [2, 2])
        #expect(saliency.shape == [1, 1, 64, 64])
        #expect(saliency.max().scalar > 0)
    }
}
