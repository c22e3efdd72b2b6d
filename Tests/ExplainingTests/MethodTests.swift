import Explaining
import NN
import Testing

@Suite struct MethodTests {
    /// What every method promises, whatever its formula.
    @Test(arguments: MethodName.allCases) func explanation_hasThePromisedShapes(of name: MethodName) throws {
        let question = try Question.resNet18()
        let method: any ExplanationMethod = name == .rise ? RISE(masks: .random(count: 20, seed: 1)) : name.method()
        #expect(type(of: method).name == name)
        let explanation = try method.explain(question)
        #expect(explanation.heatmap.shape == [128, 96])
        #expect(explanation.heatmap.scalars.allSatisfy { (0...1).contains($0) })
        #expect(explanation.heatmap.max().scalar > 0.9999)
        #expect(!explanation.isEmpty)
        #expect(explanation.logits.shape == [10])
        #expect(explanation.coarse?.shape == (name.descriptor.usesLayer ? [4, 3] : nil))
        #expect(explanation.layer == (name.descriptor.usesLayer ? "layer4" : nil))
        #expect(explanation.maps?.shape == (name == .featureMaps ? [256, 4, 3] : nil))
        #expect(explanation.attribution != nil)
        #expect(!explanation.heatmap.isTracked && !explanation.logits.isTracked)
    }

    @Test(arguments: MethodName.allCases.filter(\.descriptor.takesManyPasses))
    func manyPasses_tellHowFarTheyAre(name: MethodName) throws {
        var told: [(done: Int, total: Int)] = []
        let method: any ExplanationMethod = name == .rise ? RISE(masks: .random(count: 20, seed: 1)) : name.method()
        _ = try method.explain(.faint()) { done, total in told.append((done, total)) }
        let last = try #require(told.last)
        #expect(last.done == last.total)
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.done < $1.done && $0.total == $1.total })
    }

    @Test(arguments: MethodName.allCases.filter(\.descriptor.takesManyPasses))
    func cancelledMethods_stop(name: MethodName) async throws {
        let question = try Question.faint()
        let stopped = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            do {
                _ = try name.method().explain(question) { done, _ in
                    Issue.record("\(done) passes were done after the task was cancelled")
                }
                return false
            } catch {
                return error is CancellationError
            }
        }.value
        #expect(stopped)
    }

    @Test func classesOfNoEvidence_giveAnEmptyMap() throws {
        // A black box that answers the same to everything.
        let question = try Question(FaintNetwork(strength: 0), image: .picture(24, 20))
        for name in [MethodName.gradCAM, .hiResCAM, .saliency, .occlusion] {
            let explanation = try name.method().explain(question)
            #expect(explanation.isEmpty, "\(name)")
            #expect(explanation.heatmap.scalars.allSatisfy { $0 == 0 }, "\(name)")
        }
    }

    @Test func mapsThatDoNotVary_haveNoPrincipalAxis() throws {
        let network = try ResNet(weights: .pseudoRandom(.resnet18, width: 8, classes: 3))
        let explanation = try EigenCAM().explain(Question(network, image: .picture(16, 16)))
        #expect(explanation.coarse?.shape == [1, 1])
        #expect(explanation.isEmpty)
    }

    @Test func featureMaps_areTheLayers() throws {
        let question = try Question.resNet18(layer: "layer2")
        let explanation = try FeatureMaps().explain(question)
        #expect(explanation.maps?.scalars == question.logits.activation("layer2").scalars)
        let maps = try #require(explanation.maps)
        let places = 0..<16 * 12
        let brightest = try #require(places.max { sum(maps, at: $0) < sum(maps, at: $1) })
        #expect(explanation.coarse?.argMax() == brightest)
    }

    private func sum(_ maps: Tensor, at place: Int) -> Float {
        stride(from: place, to: maps.count, by: 16 * 12).reduce(0) { $0 + maps.scalars[$1].magnitude }
    }
}
