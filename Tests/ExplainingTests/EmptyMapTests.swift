import Explaining
import NN
import Testing

/// What methods give where there is little to give: scores of 0, one place, numbers beyond single precision.
@Suite struct EmptyMapTests {
    /// A network that gives every class the score 0: nothing divides by it.
    @Test(arguments: MethodName.allCases) func scoreOfZero_givesZerosAndNoNaN(name: MethodName) throws {
        let weights = Weights.pseudoRandom(.resnet18, width: 8, classes: 3)
            .replacing("fc.weight", with: .zeros([3, 64])).replacing("fc.bias", with: .zeros([3]))
        let question = try Question(try ResNet(weights: weights), image: .picture(64, 48))
        let method: any ExplanationMethod = name == .rise ? RISE(masks: .random(count: 4, seed: 1)) : name.method()
        let explanation = try method.explain(question)
        for tensor in [explanation.heatmap, explanation.coarse, explanation.attribution] {
            #expect(tensor?.scalars.allSatisfy { $0.isFinite } != false)
        }
        // Score-CAM's softmax weighs equal scores equally, RISE's class has a third of the probability everywhere.
        if ![.featureMaps, .eigenCAM, .scoreCAM, .rise].contains(name) { #expect(explanation.emptiness == .nothing) }
    }

    @Test func shareOfAScoreOfZero_isAnError() throws {
        let network = BalancedNetwork()
        let question = try Question(network, image: .picture(24, 20), target: 0)
        #expect(question.logits[0, 0].scalar == 0)
        #expect(throws: ExplanationError.scoreIsZero(target: 0)) { try AblationCAM().explain(question) }
    }

    @Test func numbersBeyondSinglePrecision_areAnErrorAndNoNaN() throws {
        let question = try Question(FaintNetwork(strength: 3e37), image: .picture(24, 20))
        for name in MethodName.allCases where name.descriptor.usesTarget && name != .cam {
            let method: any ExplanationMethod = name == .rise ? RISE(masks: .random(count: 4, seed: 1)) : name.method()
            do {
                let explanation = try method.explain(question)
                #expect(explanation.heatmap.scalars.allSatisfy { $0.isFinite }, "\(name)")
                #expect(explanation.attribution?.scalars.allSatisfy { $0.isFinite } == true, "\(name)")
            } catch let error as ExplanationError {
                #expect(error == .mapNotFinite(network: "faint"), "\(name)")
            }
        }
        let infinite = Tensor([0, .infinity, 0, 0], shape: [2, 2])
        #expect(throws: ExplanationError.mapNotFinite(network: "faint")) {
            try Explanation(of: question, heatmap: .zeros([24, 20]), attribution: infinite)
        }
    }

    @Test func mapsWithoutContrast_areToldFromEmptyOnes() throws {
        let question = try Question.faint()
        func emptiness(_ heatmap: Tensor, _ attribution: Tensor, coarse: Tensor? = nil) throws -> Explanation.Emptiness?
        {
            try Explanation(of: question, heatmap: heatmap, coarse: coarse, attribution: attribution).emptiness
        }
        let dark = Tensor.zeros([2, 2])
        #expect(try emptiness(dark, Tensor(repeating: 0, shape: [2, 2])) == .nothing)
        #expect(try emptiness(dark, Tensor(repeating: -1, shape: [2, 2])) == .nothing)
        #expect(try emptiness(dark, Tensor(repeating: 3, shape: [2, 2])) == .even)
        #expect(try emptiness(dark, Tensor(repeating: -3, shape: [3, 2, 2])) == .even)
        #expect(try emptiness(dark, Tensor([3], shape: [1, 1]), coarse: .zeros([1, 1])) == .onePlace)
        #expect(try emptiness(dark, Tensor([-3], shape: [1, 1]), coarse: .zeros([1, 1])) == .nothing)
        #expect(try emptiness(Tensor([0, 1], shape: [1, 2]), Tensor([0, 3], shape: [1, 2])) == nil)
    }

    /// 31 pixels are a single place of the last layer.
    @Test func onePlace_hasNoContrast() throws {
        let network = try ResNet(weights: .pseudoRandom(.resnet18, width: 8, classes: 3))
        let image = Tensor.picture(31, 31)
        let found = try (0..<3).map { try GradCAM().explain(Question(network, image: image, target: $0)) }
        #expect(found.allSatisfy { $0.coarse?.shape == [1, 1] && $0.isEmpty })
        for explanation in found {
            let evidence = try #require(explanation.attribution).scalars[0]
            #expect(explanation.emptiness == (evidence > 0 ? .onePlace : .nothing))
        }
        #expect(found.contains { $0.emptiness == .onePlace })
    }

    @Test func grayNetworks_areAskedWithOneChannel() throws {
        let weights = Weights.pseudoRandom(.resnet18, width: 8, classes: 3)
        let gray = try ResNet(
            weights: weights.replacing("conv1.weight", with: Tensor.pseudoRandom([8, 1, 7, 7], seed: 2)))
        #expect(throws: ExplanationError.channels(found: 3, wanted: 1, network: "resnet18")) {
            try Question(gray, image: .picture(64, 48))
        }
        let question = try Question(gray, image: Tensor.picture(64, 48).sliced(axis: 1, 0..<1))
        for name in MethodName.allCases {
            let method: any ExplanationMethod = name == .rise ? RISE(masks: .random(count: 4, seed: 1)) : name.method()
            #expect(try method.explain(question).heatmap.shape == [64, 48], "\(name)")
        }
    }
}

/// Two equal maps, one for and one against the class: its score is 0, and either map's absence changes it.
private struct BalancedNetwork: ExplainableClassifier {
    let filter = Weights.pseudoRandom("conv.weight", [1, 3, 3, 3])
    let architectureName = "balanced"
    let classes = 1
    let smallestSide = 2
    let lastMapsLayer = "relu"
    var averagedHead: AveragedHead? { nil }

    func callAsFunction(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        let filters = Tensor(filter.scalars + filter.scalars, shape: [2, 3, 3, 3])
        return classify(rectifier(conv2d(image, filters, stride: 2, padding: 1)).named("relu"))
    }

    func logits(after layer: String, of maps: Tensor, in pass: Tensor) -> Tensor? { classify(maps) }

    private func classify(_ maps: Tensor) -> Tensor {
        linear(globalAveragePool(maps).flattened(from: 1), Tensor([1, -1], shape: [1, 2]), bias: nil)
    }
}
