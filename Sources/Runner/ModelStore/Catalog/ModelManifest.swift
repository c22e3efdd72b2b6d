import Foundation
import NN

/// The networks that can be installed: what `Models/torchvision.json` says.
///
/// `Tools/oracle/models.py` writes the file from torchvision's own description of its weights.
package struct ModelManifest: Sendable, Decodable {
    /// One network that can be installed.
    package struct Entry: Sendable, Equatable, Decodable {
        /// How often the network was right, as its source says.
        package struct Accuracy: Sendable, Equatable, Codable {
            /// What it was measured on.
            package var set: String
            /// How often the best class was the right one, in percent.
            var top1: Double
            /// How often the right one was among the best five, in percent.
            var top5: Double
        }

        /// The name by which it is asked for.
        package var name: String
        /// The architecture, by torchvision's name.
        package var architecture: NetworkArchitecture
        /// What its source calls these weights.
        package var weights: String
        /// Where the file is.
        package var url: URL
        /// The beginning of the file's SHA-256, in hexadecimal.
        var sha256Prefix: String
        /// The size of the file in MiB, as its source says it, rounded.
        var mebibytes: Double
        /// The number of its parameters.
        package var parameters: Int
        package var accuracy: Accuracy?
        /// How pictures are prepared for it.
        package var input: ModelDescription.Input

        package init(
            name: String, architecture: NetworkArchitecture, weights: String, url: URL, sha256Prefix: String,
            mebibytes: Double, parameters: Int, accuracy: Accuracy? = nil, input: ModelDescription.Input
        ) {
            self.name = name
            self.architecture = architecture
            self.weights = weights
            self.url = url
            self.sha256Prefix = sha256Prefix
            self.mebibytes = mebibytes
            self.parameters = parameters
            self.accuracy = accuracy
            self.input = input
        }

        /// The size of the file, known to three digits after the point.
        package var size: ExpectedSize {
            ExpectedSize(bytes: Int((mebibytes * 1_048_576).rounded()), uncertainty: 1_049)
        }
    }

    /// Who describes the networks, and in which version.
    package var source: String
    /// What is known about what one may do with them.
    package var license: String
    /// The file with the labels, beside the manifest.
    package var labels: String
    /// How many classes they tell apart.
    package var classes: Int
    package var models: [Entry]

    /// The entry of a name.
    package subscript(name: String) -> Entry? { models.first { $0.name == name } }

    /// Reads the manifest; a course without one offers nothing.
    ///
    /// - Throws: ``ModelError/unreadableManifest(file:reason:)``.
    package init(contentsOf file: URL) throws(ModelError) {
        guard FileManager.default.fileExists(atPath: file.path) else {
            self.init(source: "", license: "", labels: "", classes: 0, models: [])
            return
        }
        do {
            self = try JSONDecoder().decode(ModelManifest.self, from: try Data(contentsOf: file))
        } catch {
            throw .unreadableManifest(file: file.path, reason: "\(error)")
        }
    }

    private init(source: String, license: String, labels: String, classes: Int, models: [Entry]) {
        self.source = source
        self.license = license
        self.labels = labels
        self.classes = classes
        self.models = models
    }
}
