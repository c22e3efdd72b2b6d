import Explaining
import NN
import Testing

/// The methods that look at pixels against captum, and RISE against its formula in torch.
@Suite struct PixelParityTests {
    /// A network of the oracle, and a class.
    struct Case: Sendable, CustomTestStringConvertible {
        let network: String
        let target: Int
        var testDescription: String { "\(network), class \(target)" }

        func question() throws -> Question {
            network == "vgg11" ? try .vgg11(target: target) : try .resNet18(target: target)
        }

        /// About a picture so small that the oracle found noises and steps at which rounding decides about no ReLU.
        func smallQuestion() throws -> Question {
            try Question(question().network, image: .picture(32, 48), target: target)
        }
    }

    static let cases = ["resnet18", "vgg11"].flatMap { name in [0, 3].map { Case(network: name, target: $0) } }

    @Test(arguments: cases) func saliency_agrees(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "saliency/\(given.target)")
        let explanation = try Saliency().explain(given.question())
        try fixture.expect(explanation.attribution, agreesWith: key + "/reduced")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
        let sum = try Saliency(reduction: .sum).explain(given.question())
        try fixture.expect(sum.attribution, agreesWith: key + "/sum")
    }

    @Test(arguments: cases) func smoothGrad_agrees(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "smooth-grad/\(given.target)")
        let seed = try UInt32(#require(fixture.file.array("smooth-grad/seed").integers?.first))
        let noise = Noise(samples: 6) { .pseudoRandom($1, seed: seed + UInt32($0)) }
        let explanation = try SmoothGrad(noise: noise).explain(given.smallQuestion())
        try fixture.expect(explanation.attribution, agreesWith: key + "/reduced")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
        let signed = try SmoothGrad(noise: noise, average: .signed).explain(given.smallQuestion())
        try fixture.expect(signed.attribution, agreesWith: "smooth-grad-of-slopes/\(given.target)/reduced")
    }

    @Test(arguments: cases) func integratedGradients_agree(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "integrated-gradients/\(given.target)")
        let steps = try #require(fixture.file.array("integrated-gradients/steps").integers?.first)
        let explanation = try IntegratedGradients(steps: steps).explain(given.smallQuestion())
        try fixture.expect(explanation.attribution, agreesWith: key + "/attribution")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
    }

    @Test(arguments: cases) func guidedBackprop_agrees(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "guided-backprop/\(given.target)")
        let explanation = try GuidedBackprop().explain(given.question())
        try fixture.expect(explanation.attribution, agreesWith: key + "/attribution")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
    }

    @Test(arguments: cases) func occlusion_agrees(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "occlusion/\(given.target)")
        let explanation = try Occlusion(window: 24, step: 16).explain(given.question())
        try fixture.expect(explanation.attribution, agreesWith: key + "/attribution")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
    }

    @Test(arguments: cases) func rise_agrees(with given: Case) throws {
        let (fixture, key) = (try Fixture(given.network), "rise/\(given.target)")
        let masks = RandomMasks(count: 40) { mask in
            let open = Tensor.pseudoRandom([49], seed: 1000 + UInt32(mask)).scalars.map { $0 < 0 ? Float(1) : 0 }
            let shift = Tensor.pseudoRandom([2], seed: 5000 + UInt32(mask)).scalars.map { (Double($0) + 1) / 2 }
            return RandomMasks.Cells(open: open, shift: (shift[0], shift[1]))
        }
        let explanation = try RISE(masks: masks).explain(given.question())
        try fixture.expect(explanation.attribution, agreesWith: key + "/attribution")
        try fixture.expect(explanation.heatmap, agreesWith: key + "/heatmap")
    }

    @Test func integratedGradients_addUpToTheScore() throws {
        let question = try Question.resNet18(target: 4)
        let explanation = try IntegratedGradients(steps: 100).explain(question)
        let gray = question.network(Tensor.zeros(question.image.shape))
        let gained = explanation.logits.scalars[4] - gray[0, 4].scalar
        #expect(abs(try #require(explanation.attribution).sum().scalar - gained) < 1e-3 * abs(gained))
    }
}
