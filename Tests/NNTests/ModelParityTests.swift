import Foundation
import Testing

@testable import NN

/// Whole networks against torchvision's, activation by activation and gradient by gradient (`Tools/oracle/nn.py`).
@Suite struct ModelParityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let image: [Int]
        let make: @Sendable () throws -> any ImageClassifier

        static func resNet(_ architecture: ResNet.Architecture, width: Int, _ image: [Int]) -> Case {
            Case(name: architecture.name, image: image) {
                try ResNet(weights: .pseudoRandom(architecture, width: width, classes: 10))
            }
        }

        static func vgg(_ architecture: VGG.Architecture, width: Int, _ image: [Int]) -> Case {
            Case(name: architecture.name, image: image) {
                try VGG(weights: .pseudoRandom(architecture, width: width, hidden: 20, classes: 10))
            }
        }

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        .resNet(.resnet18, width: 32, [2, 3, 64, 48]), .resNet(.resnet34, width: 8, [1, 3, 64, 64]),
        .resNet(.resnet50, width: 32, [1, 3, 64, 64]), .resNet(.resnet101, width: 4, [1, 3, 64, 64]),
        .resNet(.resnet152, width: 4, [1, 3, 64, 64]), .vgg(.vgg11, width: 8, [2, 3, 64, 96]),
        .vgg(.vgg13.withBatchNorm, width: 8, [1, 3, 64, 64]), .vgg(.vgg16, width: 32, [1, 3, 96, 64]),
        .vgg(.vgg19.withBatchNorm, width: 8, [1, 3, 64, 64]),
    ]

    @Test(arguments: cases) func network_agreesWithTorchvision(_ item: Case) throws {
        let model = try item.make()
        #expect(model.architectureName == item.name)
        #expect(model.classes == 10)
        try expectParity(of: { model($0) }, image: .pseudoRandom(item.image, seed: 7), with: item.name)
    }

    static func weights(of name: String) throws -> Weights {
        try Weights(contentsOf: Fixture.root.appending(path: "Models/\(name)/model.safetensors"))
    }

    /// After a new training: `python Tools/oracle/nn.py --model Models/toybox-resnet18`.
    @Test func shippedModel_agreesWithTorchvision() throws {
        let model = try ResNet(weights: Self.weights(of: "toybox-resnet18"), architecture: .resnet18)
        let image = Tensor.pseudoRandom([1, 3, 224, 224], seed: 7) * 2
        try expectParity(of: { model($0) }, image: image, with: "toybox-resnet18")
    }

    /// After a new training: `python Tools/oracle/nn.py --model Models/toybox-vgg11`.
    @Test func shippedVGG_agreesWithTorchvision() throws {
        let model = try VGG(weights: Self.weights(of: "toybox-vgg11"), architecture: .vgg11.withBatchNorm)
        let image = Tensor.pseudoRandom([1, 3, 224, 224], seed: 7) * 2
        try expectParity(of: { model($0) }, image: image, with: "toybox-vgg11")
    }

    private func expectParity(of model: (Tensor) -> Tensor, image: Tensor, with name: String) throws {
        let fixture = try Fixture(name)
        let x = image.tracked()
        let logits = model(x)
        expectClose(logits, try fixture.tensor("logits"), "\(name) logits")
        expectClose(model(image), try fixture.tensor("logits"), "\(name) logits, not tracked")

        let names = fixture.names(below: "activation/")
        #expect(Set(logits.activationNames) == Set(names))
        for path in names {
            let activation = logits.activation(path)
            #expect(activation.shape == (try fixture.file.array("shape/\(path)").integers), "\(name) \(path)")
            try expectSampleClose(activation, fixture.tensor("activation/\(path)"), "\(name) \(path)")
        }
        let targets = Set(
            fixture.names(below: "slope/").compactMap { $0.split(separator: "/").first.flatMap { Int($0) } })
        #expect(targets == [0, 3])
        for target in targets {
            let places = fixture.names(below: "slope/\(target)/")
            let gradients = gradient(
                of: logits[0, target], at: places.map { $0 == "input" ? x : logits.activation($0) })
            for (place, gradient) in zip(places, gradients) {
                try expectSampleClose(
                    gradient, fixture.tensor("slope/\(target)/\(place)"), "\(name) gradient of \(target) at \(place)")
            }
        }
    }

    /// Compares the sampled elements; the last number of a sample is the tensor's largest magnitude.
    private func expectSampleClose(_ tensor: Tensor, _ expected: Tensor, _ what: String) throws {
        expectClose(tensor.sample, expected, scale: expected.scalars.last, what)
    }
}
