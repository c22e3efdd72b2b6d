import Explaining
import Foundation
import Imaging
import Lessons
import NN
import Testing

@testable import Pages

/// What parts are made of, on the shipped network.
@Suite struct PartDataTests {
    static let models = ModelFolders(MiniCourse.project.appending(path: "Models"))
    static let lesson = MiniCourse.project.appending(path: "Lessons/08-grad-cam")

    private func teapot() throws -> (network: PageNetwork, scene: SeenScene) {
        let network = try PageNetwork(named: "toybox-resnet18", in: Self.models)
        let spec = PartSpec.Scene(
            file: "pictures/teapot.png", title: "teapot", truth: "teapot", mask: "masks/teapot.png")
        let picture = try Picture(contentsOf: Self.lesson.appending(path: spec.file))
        return (network, SeenScene(spec: spec, picture: picture, name: spec.file, folder: Self.lesson))
    }

    /// The sizes that lesson 3 tells, which follow from torchvision's architecture alone.
    @Test func receptiveFields_areThoseOfTheLesson() throws {
        let fields = ReceptiveField.all(of: try teapot().network.network)
        let sizes = ["conv1": 7, "layer1": 43, "layer2": 99, "layer3": 211, "layer4": 435]
        for (layer, size) in sizes { #expect(fields[layer]?.size == size, "\(layer)") }
        #expect(fields["layer4"]?.step == 32)
    }

    /// The gradient of one cell reaches just the pixels that its field says, where the picture has them all.
    @Test(arguments: [("conv1", 30), ("layer1", 20), ("layer2", 13)])
    func receptiveField_isWhereTheGradientReaches(_ layer: String, _ cell: Int) throws {
        let (network, scene) = try teapot()
        let image = network.input(scene.picture).tracked()
        // A ReLU that is shut would hide what is behind it.
        let maps = network.network(image) { $0 }.activation(layer)
        let cells = maps.sliced(axis: 2, cell..<cell + 1).sliced(axis: 3, cell..<cell + 1)
        let slope = gradient(of: cells.sum(), at: image)
        let (height, width) = (image.shape[2], image.shape[3])
        var (top, bottom, left, right) = (height, -1, width, -1)
        // Fast convolutions leave a rounding error beside what they compute.
        let noise = (slope.scalars.map(abs).max() ?? 0) * 1e-5
        for (index, value) in slope.scalars.enumerated() where abs(value) > noise {
            let (y, x) = (index / width % height, index % width)
            (top, bottom) = (min(top, y), max(bottom, y))
            (left, right) = (min(left, x), max(right, x))
        }
        let field = try #require(ReceptiveField.all(of: network.network)[layer])
        let start = field.start + cell * field.step
        // Of nine cells of conv1 max-pooling passes on one: its window may end two cells, four pixels, before the field does.
        let slack = layer == "conv1" ? 0 : 4
        #expect((start...start + slack).contains(top) && (start...start + slack).contains(left))
        let end = start + field.size - 1
        #expect((end - slack...end).contains(bottom) && (end - slack...end).contains(right))
    }

    @Test(arguments: [("toybox-resnet18", "layer4", 256), ("toybox-vgg11", "features.28", 128)])
    func weightedSum_isGradCAM(name: String, layer: String, channels: Int) throws {
        let network = try PageNetwork(named: name, in: Self.models)
        let scene = try teapot().scene
        let data = try WeightedSumData(layer: nil, asked: [], network, [scene])
        #expect(data.layer == layer)
        let first = try #require(data.scenes.first)
        let maps = try PackedTensorTests.values(first.maps)
        let weights = try PackedTensorTests.values(first.weights)
        let target = first.answer.classes[0]
        let question = try Question(network.network, image: network.input(scene.picture), target: target, layer: layer)
        let wanted = try #require(try GradCAM().explain(question).attribution)
        var total = 0.0
        for place in 0..<49 {
            let sum = (0..<channels).reduce(0.0) { $0 + weights[$1] * maps[$1 * 49 + place] }
            #expect(abs(sum - Double(wanted.scalars[place])) < 1e-5)
            total += sum
        }
        guard name == "toybox-resnet18" else {
            // More than a mean and one linear layer follows: the sum is not the logit, and the page does not say so.
            #expect(data.bias == nil)
            return
        }
        // Over all places, with the bias, the sum is the logit itself.
        let bias = try #require(data.bias)
        #expect(abs(total + Double(bias[target]) - Double(first.answer.logits[target])) < 1e-4)
    }

    @Test func answer_hasTheTruthAmongItsClasses() throws {
        let (network, scene) = try teapot()
        let question = try network.question(about: scene.picture, layer: "layer4")
        let answer = try SceneAnswer(scene, question, network, asked: [try network.index(of: "hat")])
        #expect(answer.classes.map { network.labels[$0] } == ["teapot", "hat"])
        #expect(answer.truth == answer.classes[0])
        #expect(answer.mask?.shape == [224, 224])
    }

    @Test func curves_beginAndEndWithTheWholePictureAndNone() throws {
        let (network, scene) = try teapot()
        let part = PartSpec(kind: .deletion, title: "", layers: ["layer4"], classes: ["teapot"])
        let data = try DeletionData(part, network, [scene])
        let first = try #require(data.scenes.first)
        let whole = Double(softmax(Tensor(first.answer.logits, shape: [16]), over: 0).scalars[first.target])
        let nothing = Double(
            softmax(network.network(Tensor.zeros([1, 3, 224, 224])), over: 1).scalars[first.target])
        for order in ["map", "chance"] {
            let deletion = try #require(first.curves["deletion"]?[order])
            let insertion = try #require(first.curves["insertion"]?[order])
            #expect(first.orders[order]?.sorted() == Array(0..<196))
            #expect(abs(Double(deletion[0]) - whole) < 1e-5 && abs(Double(insertion.last ?? -1) - whole) < 1e-5)
            #expect(abs(Double(insertion[0]) - nothing) < 1e-5 && abs(Double(deletion.last ?? -1) - nothing) < 1e-5)
        }
        #expect(first.orders["map"] != first.orders["chance"])
        // At the map's own squares the answer falls sooner than by chance.
        let means = try ["map", "chance"].map { order in try #require(first.curves["deletion"]?[order]).reduce(0, +) }
        #expect(means[0] < means[1])
    }

    @Test(arguments: [
        (PartSpec.Kind.receptiveField, ["layer9"], [String](), [String](), "has no maps \"layer9\""),
        (.overlay, ["layer9"], [], [], "has no layer \"layer9\""),
        (.classes, ["layer44"], [], [], "Did you mean \"layer4\"?"),
        (.weightedSum, ["fc"], [], [], "has no maps"), (.overlay, [], ["grad-cram"], [], "Did you mean \"grad-cam\"?"),
        (.classes, [], [], ["teepot"], "Did you mean \"teapot\"?"), (.deletion, ["layer9"], [], [], "has no layer"),
    ])
    func part_thatCannotBeMadeSaysWhy(
        _ kind: PartSpec.Kind, _ layers: [String], _ methods: [String], _ classes: [String], _ says: String
    ) throws {
        let part = PartSpec(
            kind: kind, title: "", pictures: [.init(file: "pictures/teapot.png", title: "")],
            network: "toybox-resnet18", layers: layers, methods: methods, classes: classes)
        var builder = PartBuilder(folder: Self.lesson, models: Self.models)
        let fault = #expect(throws: PartFault.self) { try builder.check(part) }
        #expect(fault?.description.contains(says) == true, "\(fault?.description ?? "nothing")")
    }
}
