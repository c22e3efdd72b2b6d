import Foundation
import Testing

@testable import NN

/// Small networks as training programs leave them, and PyTorch's own answers; `Tools/oracle/checkpoints.py` made both.
@Suite struct NetworkCheckpointTests {
    static let folder = CheckpointTests.folder.appending(path: "networks")

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".pt") }.sorted()

    @Test(arguments: files) func network_answersAsPyTorchDoes(file: String) throws {
        let answers = try SafeTensors(contentsOf: CheckpointTests.folder.appending(path: "networks.safetensors"))
        let weights = try Weights(contentsOf: Self.folder.appending(path: file))
        let network: any ImageClassifier =
            file.contains("vgg") || file.contains("classifier.6")
            ? try VGG(weights: weights) : try ResNet(weights: weights)
        let channels = file == "five-channels.pt" ? 5 : file.hasPrefix("gray") ? 1 : 3
        #expect(network.inputChannels == channels)
        let wanted = try answers.tensor(String(file.dropLast(3)))
        #expect(network.classes == wanted.shape[1])
        expectClose(network(.pseudoRandom([1, channels, 64, 64], seed: 7)), wanted, file)
    }

    @Test func thereIsAFileForEachAnswer() throws {
        let answers = try SafeTensors(contentsOf: CheckpointTests.folder.appending(path: "networks.safetensors"))
        #expect(answers.names == Self.files.map { String($0.dropLast(3)) })
        #expect(Self.files.count >= 18)
    }

    @Test(arguments: [
        ("prefix-model.model.resnet", "model.model."), ("prefix-model.0.resnet", "model.0."), ("averaged", "module."),
        ("prefix-student.vgg", "student."), ("prefix-features.resnet", "features."), ("head-fc.1", ""),
        ("gray-vgg", ""),
    ])
    func sharedPrefix_isWhatAllNamesBeginWith(file: String, prefix: String) throws {
        #expect(try Weights(contentsOf: Self.folder.appending(path: file + ".pt")).sharedPrefix == prefix)
    }

    @Test func aNetworksOwnNames_areNoPrefix() {
        func prefix(_ names: [String]) -> String {
            Weights(Dictionary(uniqueKeysWithValues: names.map { ($0, Tensor.zeros([2])) })).sharedPrefix
        }
        #expect(prefix([]) == "" && prefix(["weight"]) == "" && prefix(["features.0.weight"]) == "")
        #expect(prefix(["features.0.weight", "features.3.weight"]) == "")
        #expect(prefix(["layer1.0.conv1.weight", "layer1.1.conv1.weight"]) == "")
        #expect(prefix(["conv.weight", "conv.bias"]) == "")
        #expect(prefix(["a.conv1.weight", "b.fc.weight"]) == "" && prefix(["ab.x.w", "abc.y.w"]) == "")
        #expect(prefix(["m.conv1.weight", "m.fc.weight", "m.bn1.bias"]) == "m.")
    }

    /// What stands beside the network, and is no single number, is named with the rest.
    @Test func namesThatNotAllShareThePrefix_areSaidAsTheyAre() {
        let plain = Weights.pseudoRandom(.resnet18, width: 2, classes: 3)
        var tensors = Dictionary(uniqueKeysWithValues: plain.tensors.map { ("model." + $0, $1) })
        tensors["criterion.weight"] = .zeros([3])
        let error = #expect(throws: WeightsError.self) { try ResNet(weights: Weights(tensors, file: "x")) }
        #expect(error?.description.contains("the names begin with criterion.weight, model.") == true)
        tensors["criterion.weight"] = nil
        tensors["model.layer2.0.bn1.bias"] = nil
        #expect(
            throws: WeightsError.mismatch(
                file: "x", architecture: "resnet18", missing: ["model.layer2.0.bn1.bias"], unexpected: [], shapes: [])
        ) { try ResNet(weights: Weights(tensors, file: "x")) }
    }

    @Test func headsOfSeveralLayers_areCalledWhatTheyAre() {
        var tensors = Weights.pseudoRandom(.resnet18, width: 2, classes: 3).tensors
        tensors["fc.0.weight"] = .zeros([8, 16])
        tensors["fc.3.weight"] = .zeros([3, 8])
        tensors["fc.weight"] = nil
        let error = #expect(throws: WeightsError.self) { try ResNet(weights: Weights(tensors)) }
        #expect(error?.description.contains("2 linear layers (fc.0, fc.3), where a ResNet's head is one") == true)
        var vgg = Weights.pseudoRandom(.vgg11, width: 2, hidden: 4, classes: 3).tensors
        vgg["classifier.9.weight"] = .zeros([2, 3])
        let other = #expect(throws: WeightsError.self) { try VGG(weights: Weights(vgg)) }
        #expect(other?.description.contains("ends in 4 linear layers") == true)
    }

    /// A wrong matrix is one fault: what depends on it is measured by what is there.
    @Test func wrongMatrix_dragsNothingElseIn() {
        let resnet = Weights.pseudoRandom(.resnet18, width: 2, classes: 3)
        #expect(
            throws: WeightsError.mismatch(
                file: "pseudo-random", architecture: "resnet18", missing: [], unexpected: [],
                shapes: [.init(key: "fc.weight", found: [3, 99], wanted: [nil, 16])])
        ) { try ResNet(weights: resnet.replacing("fc.weight", with: .zeros([3, 99]))) }
        let vgg = Weights.pseudoRandom(.vgg11, width: 2, hidden: 4, classes: 3)
        #expect(
            throws: WeightsError.mismatch(
                file: "pseudo-random", architecture: "vgg11", missing: [], unexpected: [],
                shapes: [.init(key: "classifier.3.weight", found: [4, 9], wanted: [nil, 4])])
        ) { try VGG(weights: vgg.replacing("classifier.3.weight", with: .zeros([4, 9]))) }
        #expect(
            throws: WeightsError.mismatch(
                file: "pseudo-random", architecture: "vgg11", missing: [], unexpected: [],
                shapes: [.init(key: "features.3.weight", found: [4, 2, 5, 5], wanted: [4, 2, 3, 3])])
        ) { try VGG(weights: vgg.replacing("features.3.weight", with: .zeros([4, 2, 5, 5]))) }
    }

    @Test(arguments: [
        ("features.0.weight", [4, 3, 11, 11], "an AlexNet"), ("features.denseblock1.conv.weight", [1], "a DenseNet"),
        ("features.3.squeeze.weight", [1], "a SqueezeNet"), ("features.0.0.weight", [1], "a MobileNet"),
        ("class_token", [1, 1, 4], "a vision transformer"), ("Mixed_5b.conv.weight", [1], "an Inception"),
    ])
    func otherNetworks_areCalledByTheirNames(name: String, shape: [Int], called: String) {
        let weights = Weights([name: .zeros(shape), "classifier.1.weight": .zeros([2, 2])], file: "x")
        for make in [{ _ = try ResNet(weights: weights) }, { _ = try VGG(weights: weights) }] as [() throws -> Void] {
            let error = #expect(throws: WeightsError.self) { try make() }
            #expect(error?.description.contains("these are the weights of \(called)") == true)
        }
    }

    @Test func groupedConvolutions_areAResNeXts() {
        let weights = Weights.pseudoRandom(.resnet50, width: 4, classes: 3)
            .replacing("layer1.0.conv2.weight", with: .zeros([8, 2, 3, 3]))
        let error = #expect(throws: WeightsError.self) { try ResNet(weights: weights) }
        #expect(error?.description.contains("a ResNeXt, whose convolutions are in 4 groups") == true)
    }
}
