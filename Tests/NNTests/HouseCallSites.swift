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

    /// The examples of the article "From a tensor to a ResNet", as they stand there.
    @Test func examplesOfTheReadingOrder_giveWhatTheySay() {
        let maps = Tensor([1, 2, 3, 4, 10, 20, 30, 40], shape: [1, 2, 2, 2])
        let means = maps.mean(over: 2, 3)
        let centered = maps - means
        #expect(means.shape == [1, 2, 1, 1] && means.scalars == [2.5, 25])
        #expect(centered.shape == [1, 2, 2, 2])

        func cubed(_ x: Tensor) -> Tensor {
            let v = x.untracked()
            return (v * v * v).recorded(
                "cube", Edge(x) { upstream in upstream * 3 * v * v })
        }
        let x = Tensor([1, 2, 3], shape: [3]).tracked()
        let y = (x * x + 3 * x).sum()
        #expect(gradient(of: y, at: x).scalars == [5, 7, 9])
        #expect(gradient(of: cubed(x).sum(), at: x).scalars == [3, 12, 27])

        let (step, place): (Float, Int) = (0.01, 1)
        var (less, more) = (x.scalars, x.scalars)
        less[place] -= step
        more[place] += step
        func sum(_ x: [Float]) -> Float { cubed(Tensor(x, shape: [3])).sum().scalar }
        #expect(abs((sum(more) - sum(less)) / (2 * step) - 12) < 0.01)

        let levels: [Float] = (0..<25).map { $0 % 5 < 2 ? 0 : 1 }
        let picture = Tensor(levels, shape: [1, 1, 5, 5])
        let taps: [Float] = [-1, 0, 1, -1, 0, 1, -1, 0, 1]
        let filter = Tensor(taps, shape: [1, 1, 3, 3])
        #expect(plainConv2d(picture, filter)[0, 0].scalars == [3, 3, 0, 3, 3, 0, 3, 3, 0])
        #expect(plainConv2d(picture, filter, padding: 1)[0, 0, 2].scalars == [0, 3, 3, 0, -3])
    }
}
