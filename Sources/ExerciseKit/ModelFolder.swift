import Foundation
import NN

/// The network of a model's folder, with its labels: what exercises look into.
struct ModelFolder {
    /// The network.
    let network: any ImageClassifier
    /// The names of its classes, in the order of its scores.
    let labels: [String]

    /// Reads a model folder.
    ///
    /// - Throws: ``CheckError`` when the folder is incomplete, `WeightsError` or `ClassLabelsError` when the weights or labels
    ///   are not what they should be.
    init(contentsOf folder: URL) throws {
        do {
            let package = try ModelPackage(contentsOf: folder)
            network = try package.network()
            labels = package.labels.names
        } catch let error as ModelPackageError {
            throw CheckError.unreadableModel(path: folder.path, reason: error.description)
        }
    }
}
