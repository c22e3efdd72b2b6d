import Explaining
import Foundation
import Imaging
import Lessons
import ModelStore
import NN
import Support

/// A network that can be asked, with what its classes are called and how its pictures are prepared.
struct LoadedModel: Sendable {
    /// What it is called: the package's name, or that of the weights' file.
    let name: String
    let network: any ExplainableClassifier
    let classes: ClassNames
    /// How it wants its pictures.
    let preparation: Preparation
    /// What whoever gave the weights should know.
    var notices: [String] = []
}

extension LoadedModel {
    /// The network that is asked when none is named.
    static let usual = "toybox-resnet18"

    /// A network of the course, shipped or installed.
    ///
    /// - Throws: ``ModelError`` when there is none of this name, or it is damaged.
    init(named name: String, in catalog: ModelCatalog) throws(ModelError) {
        let package = try catalog.package(named: name)
        let input = package.description.input
        // A network that was trained on pictures of one size sees the whole of a larger one at that size.
        let preparation = Preparation(
            resize: .shortSide(input.resize ?? input.crop), crop: input.crop,
            normalization: Normalization(mean: input.mean, deviation: input.std))
        do {
            self.init(
                name: package.description.name, network: try Self.explainable(package.network()),
                labels: package.labels.names, preparation: preparation)
        } catch {
            throw .damaged(name: name, isShipped: catalog.place(of: name) == .shipped, reason: "\(error)")
        }
    }

    /// The network of a file of weights.
    ///
    /// - Parameters:
    ///   - architecture: what the weights must make up; read from the names of the weights when nil.
    ///   - labels: a file with one label a line.
    /// - Throws: `CommandError` with exit code 64: the files are the caller's.
    init(weights file: URL, architecture: String?, labels: URL?) throws(CommandError) {
        do {
            let wanted = try architecture.map(Self.architecture)
            let weights = try Weights(contentsOf: file)
            let network = try Self.explainable(Self.network(of: weights, wanted))
            guard [1, 3].contains(network.inputChannels) else {
                throw CommandError.usage(
                    "\(file.path): the first convolution takes \(network.inputChannels) channels, and a picture has 3, or 1 "
                        + "in gray: such a network cannot be shown one.")
            }
            let names = try labels.map { try ClassLabels(contentsOf: $0, count: network.classes).names }
            self.init(name: file.lastPathComponent, network: network, labels: names, preparation: .imageNet)
            let prefix = weights.sharedPrefix
            if !prefix.isEmpty {
                notices.append(
                    "The names in \(file.lastPathComponent) begin with \"\(prefix.inMessage)\", which was taken off.")
            }
            if network.inputChannels == 1 {
                notices.append(
                    "The network takes one channel: it is shown the picture in gray, normalized by the mean of --mean and "
                        + "that of --std.")
            }
        } catch let error as CommandError {
            throw error
        } catch {
            throw .usage(Self.sentence(error))
        }
    }

    private init(
        name: String, network: any ExplainableClassifier, labels: [String]?, preparation: Preparation
    ) {
        self.name = name
        self.network = network
        classes = ClassNames(count: network.classes, labels: labels)
        self.preparation = preparation
    }

    private static func network(
        of weights: Weights, _ architecture: NetworkArchitecture?
    ) throws(WeightsError) -> any ImageClassifier {
        if let architecture { return try architecture.network(weights: weights) }
        // A VGG's convolutions are numbered steps of `features`; whatever is neither is told as no ResNet.
        let steps = weights.sharedPrefix + "features."
        let isVGG = weights.tensors.keys.contains {
            $0.hasPrefix(steps) && Int($0.dropFirst(steps.count).prefix { $0 != "." }) != nil
        }
        return isVGG ? try VGG(weights: weights) : try ResNet(weights: weights)
    }

    private static func explainable(_ network: any ImageClassifier) throws(CommandError) -> any ExplainableClassifier {
        guard let network = network as? any ExplainableClassifier else {
            throw .fault("\(network.architectureName) cannot be explained. Report it to whoever made the course.")
        }
        return network
    }

    private static func architecture(_ name: String) throws(CommandError) -> NetworkArchitecture {
        if let architecture = NetworkArchitecture(rawValue: name.lowercased()) { return architecture }
        let names = NetworkArchitecture.allCases.map(\.rawValue)
        let advice =
            Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
            ?? "The architectures are \(Spelling.list(names))."
        throw .usage("There is no architecture \"\(name.inMessage)\". \(advice)")
    }

    /// An error that carries its values, as a sentence.
    private static func sentence(_ error: any Error) -> String {
        let text = "\(error)"
        // What ends in a line to be copied gets no full stop that would be copied too.
        return text.hasSuffix(".") || text.hasSuffix("\"") || text.contains("\n") ? text : text + "."
    }
}
