import Testing

@testable import NN

@Suite struct GradientTests {
    @Test func sharedValues_addTheirGradients() {
        let x = Tensor([1, 2, 3], shape: [3]).tracked()
        let y = (x * x + 3 * x).sum()
        #expect(gradient(of: y, at: x).scalars == [5, 7, 9])
    }

    @Test func gradient_atANamedActivation_isTheGradientThere() {
        let x = Tensor([1, -2, 3], shape: [3]).tracked()
        let hidden = relu(x).named("hidden")
        let target = (hidden * hidden).sum()
        #expect(gradient(of: target, at: target.activation("hidden")).scalars == [2, 0, 6])
        #expect(gradient(of: target, at: x).scalars == [2, 0, 6])
    }

    @Test func gradient_walksOnlyWhatLiesBetween() {
        let x = Tensor([1, 2], shape: [2]).tracked()
        let early = x.untracked().recorded(
            "early",
            Edge(x) { _ in
                Issue.record("the walk went below the place that was asked for")
                return .zeros([2])
            })
        let late = (early * 2).named("late")
        let target = late.squared().sum()
        #expect(gradient(of: target, at: target.activation("late")).scalars == [4, 8])
    }

    @Test func untrackedInputs_giveUntrackedResults() {
        let x = Tensor([1, 2], shape: [2])
        #expect(!relu(x * x).named("name").isTracked)
    }

    @Test func activation_ofANameUsedTwice_isTheLast() {
        let x = Tensor([1, 2], shape: [2]).tracked()
        let y = ((x * 2).named("same") * 3).named("same")
        #expect(y.activation("same").scalars == [6, 12])
        #expect(y.activation(ifPresent: "other") == nil)
        #expect(y.activationNames == ["same"])
    }

    @Test func nearestNames_comeFirst() {
        #expect(nearest(to: "layr4", among: ["conv1", "layer1", "layer4", "fc"], limit: 2) == ["layer4", "layer1"])
    }
}
