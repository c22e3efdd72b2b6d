import Explaining
import Foundation
import Imaging
import Lessons
import NN

/// A network that a page's parts are computed with.
package struct PageNetwork: Sendable {
    /// What it is called.
    package let name: String
    package let network: any ExplainableClassifier
    /// The names of the classes, in the order of the logits.
    package let labels: [String]
    package let normalization: Normalization
    /// How a picture becomes what the network sees.
    package let seen: @Sendable (Picture) throws -> Picture
    /// What the network sees, as its input `[1, C, H, W]`.
    package let input: @Sendable (Picture) -> Tensor

    package init(
        name: String, network: any ExplainableClassifier, labels: [String], normalization: Normalization,
        seen: @escaping @Sendable (Picture) throws -> Picture, input: @escaping @Sendable (Picture) -> Tensor
    ) {
        self.name = name
        self.network = network
        self.labels = labels
        self.normalization = normalization
        self.seen = seen
        self.input = input
    }

    /// A network of a course, by the name of its folder.
    ///
    /// - Throws: what reading the package throws; `PartFault` when the network cannot be explained.
    package init(named name: String, in models: ModelFolders) throws {
        let package = try ModelPackage(contentsOf: models.folder(of: name))
        guard let network = try package.network() as? any ExplainableClassifier else {
            throw PartFault("The network \(name) cannot be explained.", remedy: "Name a ResNet or a VGG.")
        }
        let input = package.description.input
        let normalization = Normalization(mean: input.mean, deviation: input.std)
        self.init(
            name: name, network: network, labels: package.labels.names, normalization: normalization,
            seen: { picture in
                picture.width == input.crop && picture.height == input.crop
                    ? picture : picture.resized(shortSide: input.resize ?? input.crop, centerCroppedTo: input.crop)
            }, input: { $0.tensor().normalized(normalization) })
    }

    /// The index of a class by its label.
    ///
    /// - Throws: `PartFault`.
    func index(of label: String) throws(PartFault) -> Int {
        guard let index = labels.firstIndex(of: label) else {
            throw PartFault("The network \(name) has no class \"\(label)\".", of: label, among: labels)
        }
        return index
    }

    /// The indices of the classes of some labels.
    ///
    /// - Throws: `PartFault`.
    func indices(of labels: [String]) throws(PartFault) -> [Int] {
        try labels.map { (label) throws(PartFault) in try index(of: label) }
    }
}
