import Foundation
import NN

/// A network as it lies on disk: `model.json`, weights and labels in one folder.
struct ModelFolder {
    /// What `model.json` says; other keys are for others to read.
    private struct Description: Decodable {
        let weights: String
        let labels: String
    }

    /// The network.
    let network: ResNet
    /// The names of its classes, in the order of its scores.
    let labels: [String]

    /// Reads a model folder.
    ///
    /// - Throws: ``CheckError`` when the folder is incomplete, `WeightsError` or `ClassLabelsError` when the weights or labels
    ///   are not what they should be.
    init(contentsOf folder: URL) throws {
        let description: Description
        do {
            let data = try Data(contentsOf: folder.appending(path: "model.json"))
            description = try JSONDecoder().decode(Description.self, from: data)
        } catch {
            throw CheckError.unreadableModel(path: folder.path, reason: error.localizedDescription)
        }
        network = try ResNet(weights: Weights(contentsOf: folder.appending(path: description.weights)))
        labels = try ClassLabels(contentsOf: folder.appending(path: description.labels), count: network.classes).names
    }
}
