import Foundation
import NN

/// The residual network of a model's folder, with its labels: what exercises look into.
struct ModelFolder {
    /// The network.
    let network: ResNet
    /// The names of its classes, in the order of its scores.
    let labels: [String]

    /// Reads a model folder.
    ///
    /// - Throws: ``CheckError`` when the folder is incomplete, `WeightsError` or `ClassLabelsError` when the weights or labels
    ///   are not what they should be.
    init(contentsOf folder: URL) throws {
        let package: ModelPackage
        do {
            package = try ModelPackage(contentsOf: folder)
        } catch let error as ModelPackageError {
            throw CheckError.unreadableModel(path: folder.path, reason: error.description)
        }
        network = try ResNet(weights: Weights(contentsOf: package.weightsFile))
        try package.requireLabels(for: network)
        labels = package.labels.names
    }
}
