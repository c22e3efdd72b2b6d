import Testing

@testable import NN

/// What a learner reads after a slip: the message must survive optimization and say what was found and wanted.
@Suite struct LearnerMessageTests {
    private func expectMessage(_ result: ExitTest.Result?, _ message: String) {
        let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(said.contains(message), "said: \(said)")
    }

    @Test func convolution_ofOtherChannels() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = conv2d(.zeros([1, 3, 8, 8]), .zeros([2, 4, 3, 3]))
        }
        expectMessage(result, "conv2d: input has 3 channels, weight expects 4")
    }

    @Test func activation_ofAnUnknownName() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let x = Tensor([1], shape: [1]).tracked()
            _ = (x.named("layer3") * 2).named("layer4").activation("layr4")
        }
        expectMessage(
            result, "activation(\"layr4\"): no such name among 2 in the graph; the nearest are \"layer4\", \"layer3\"")
    }

    @Test func activation_withoutAGraph() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor([1], shape: [1]).activation("layer4")
        }
        expectMessage(result, "track the input first: model(image.tracked())")
    }

    @Test func gradient_ofManyNumbers() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let x = Tensor([1, 2], shape: [1, 2]).tracked()
            _ = gradient(of: x * 2, at: x)
        }
        expectMessage(result, "gradient: the target must be one number, but has shape [1, 2]")
    }

    @Test func gradient_atAPlaceThatTheTargetDoesNotDependOn() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let x = Tensor([1, 2], shape: [2]).tracked()
            _ = gradient(of: x.sum(), at: Tensor([1], shape: [1]).tracked())
        }
        expectMessage(result, "gradient: the target does not depend on the place of shape [1]")
    }

    @Test func subscript_outsideAnAxis() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([1, 16])[0, 16]
        }
        expectMessage(result, "subscript: index 16 is outside axis 1 of shape [1, 16], which has length 16")
    }

    @Test func broadcasting_ofShapesThatDoNotFit() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]) * Tensor.zeros([2, 4])
        }
        expectMessage(result, "*: shapes [2, 3] and [2, 4] do not fit")
    }
}
