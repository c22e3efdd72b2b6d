import Foundation
import NN

/// The networks that can be installed: what `Models/torchvision.json` says.
///
/// `Tools/oracle/models.py` writes the file from torchvision's own description of its weights.
struct ModelManifest: Sendable, Decodable {
    /// One network that can be installed.
    struct Entry: Sendable, Equatable, Decodable {
        /// How often the network was right, as its source says.
        struct Accuracy: Sendable, Equatable, Codable {
            /// What it was measured on.
            var set: String
            /// How often the best class was the right one, in percent.
            var top1: Double
            /// How often the right one was among the best five, in percent.
            var top5: Double
        }

        /// The name by which it is asked for.
        var name: String
        /// The architecture, by torchvision's name.
        var architecture: NetworkArchitecture
        /// What its source calls these weights.
        var weights: String
        /// Where the file is.
        var url: URL
        /// The beginning of the file's SHA-256, in hexadecimal.
        var sha256Prefix: String
        /// The size of the file in MiB, as its source says it, rounded.
        var mebibytes: Double
        /// The number of its parameters.
        var parameters: Int
        var accuracy: Accuracy?
        /// How pictures are prepared for it.
        var input: ModelDescription.Input

        /// The size of the file, known to three digits after the point.
        var size: ExpectedSize {
            ExpectedSize(bytes: Int((mebibytes * 1_048_576).rounded()), uncertainty: 1_049)
        }
    }

    /// Who describes the networks, and in which version.
    var source: String
    /// What is known about what one may do with them.
    var license: String
    /// The file with the labels, beside the manifest.
    var labels: String
    /// How many classes they tell apart.
    var classes: Int
    var models: [Entry]

    /// The entry of a name.
    subscript(name: String) -> Entry? { models.first { $0.name == name } }

    /// Reads the manifest; a course without one offers nothing.
    ///
    /// - Throws: ``ModelError/unreadableManifest(file:reason:)``.
    init(contentsOf file: URL) throws(ModelError) {
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
