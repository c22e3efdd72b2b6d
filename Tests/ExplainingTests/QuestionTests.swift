import Explaining
import NN
import Testing

@Suite struct QuestionTests {
    @Test func target_isThePredictionUnlessTold() throws {
        let question = try Question.resNet18()
        #expect(question.target == question.logits.argMax())
        #expect(try question.asking(target: 2).target == 2)
    }

    @Test func layer_isTheLastMapsUnlessTold() throws {
        #expect(try Question.resNet18().layer == "layer4")
        #expect(try Question.vgg11().layer == "features.20")
        for (architecture, layer) in [
            (VGG.Architecture.vgg16, "features.30"), (.vgg19, "features.36"), (.vgg16.withBatchNorm, "features.43"),
        ] {
            let network = try VGG(weights: .pseudoRandom(architecture, width: 4, hidden: 5, classes: 3))
            #expect(network.lastMapsLayer == layer)
        }
    }

    @Test func picturesThatDoNotFit_areRefused() throws {
        let network = FaintNetwork(strength: 1)
        for shape in [[3, 24, 20], [2, 3, 24, 20], [1, 3, 24, 1], [1, 3, 0, 0]] {
            #expect(throws: ExplanationError.image(shape: shape, smallestSide: 2, network: "faint")) {
                try Question(network, image: .zeros(shape))
            }
        }
    }

    @Test func vggOfTooSmallAPicture_isRefused() throws {
        let network = try VGG(weights: .pseudoRandom(.vgg11, width: 4, hidden: 5, classes: 3))
        #expect(throws: ExplanationError.image(shape: [1, 3, 31, 64], smallestSide: 32, network: "vgg11")) {
            try Question(network, image: .zeros([1, 3, 31, 64]))
        }
        _ = try Question(network, image: .picture(32, 32))
    }

    @Test(arguments: [-1, 4]) func classesThatDoNotExist_areRefused(target: Int) throws {
        #expect(throws: ExplanationError.target(target, classes: 4)) { try Question.faint(target: target) }
        #expect(throws: ExplanationError.target(target, classes: 4)) { try Question.faint().asking(target: target) }
    }

    @Test func unknownLayers_areRefusedWithTheNearest() throws {
        let names = try Question.resNet18().logits.activationNames
        #expect(names.contains("layer4.1.conv2"))
        let expected = ExplanationError.unknownLayer("layr4", network: "resnet18", names: names)
        #expect(expected.description.contains("the nearest are layer4, layer1, layer2"))
        #expect(throws: expected) { try Question.resNet18(layer: "layr4") }
        #expect(throws: expected) { try Question.resNet18().asking(layer: "layr4") }
    }

    @Test func layersWithoutHeightAndWidth_areRefusedByMethodsThatDrawThem() throws {
        let question = try Question.resNet18(layer: "fc")
        for name in MethodName.allCases where name.descriptor.usesLayer {
            #expect(throws: ExplanationError.notMaps(layer: "fc", shape: [1, 10], suggestion: "layer4")) {
                try name.method().explain(question)
            }
        }
        #expect(try Saliency().explain(question).layer == nil)
    }

    @Test func numbersThatAreNotFinite_areRefused() throws {
        #expect(throws: ExplanationError.notFinite(network: "faint")) {
            try Question(FaintNetwork(strength: 1), image: Tensor(repeating: .nan, shape: [1, 3, 8, 8]))
        }
    }

    @Test func cam_isRefusedWhereNothingIsAveraged() throws {
        #expect(throws: ExplanationError.noAveragedHead(network: "vgg11")) { try CAM().explain(.vgg11()) }
        #expect(throws: ExplanationError.notAveraged(layer: "layer3", averaged: "layer4")) {
            try CAM().explain(.resNet18(layer: "layer3"))
        }
        #expect(try CAM().explain(.resNet18(layer: "layer4.1")).coarse?.shape == [4, 3])
    }

    @Test func ablation_isRefusedWhereTheNetworkCannotBeEntered() throws {
        #expect(throws: ExplanationError.notEnterable(layer: "conv", network: "faint")) {
            try AblationCAM().explain(.faint(layer: "conv"))
        }
    }

    @Test func optionsOutOfRange_areRefused() throws {
        let question = try Question.faint()
        let none = Noise.gaussian(samples: 0, seed: 1)
        let misshapen = Noise(samples: 1) { _, _ in .zeros([1]) }
        let short = RandomMasks(count: 1) { _ in .init(open: [1], shift: (0, 0)) }
        let shifted = RandomMasks(count: 1, cells: 1) { _ in .init(open: [1], shift: (0, 1)) }
        let methods: [any ExplanationMethod] = [
            SmoothGrad(noise: none), SmoothGrad(noise: misshapen), SmoothGrad(relativeDeviation: .nan),
            IntegratedGradients(steps: 0), IntegratedGradients(baseline: .infinity),
            Occlusion(window: 0), Occlusion(window: 21), Occlusion(window: 4, step: 5), Occlusion(step: 0),
            RISE(masks: .random(count: 0, seed: 1)), RISE(masks: .random(count: 1, cells: 0, seed: 1)),
            RISE(masks: .random(count: 1, probability: 0, seed: 1)), RISE(masks: short), RISE(masks: shifted),
        ]
        for method in methods {
            let error = #expect(throws: ExplanationError.self) { try method.explain(question) }
            guard case .option = error else {
                Issue.record("\(method): \(String(describing: error))")
                continue
            }
        }
    }
}
