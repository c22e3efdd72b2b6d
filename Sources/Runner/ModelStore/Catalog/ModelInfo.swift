import Foundation
import NN
import Support

/// All that is known of one network.
package struct ModelInfo: Sendable, Equatable {
    package var name: String
    package var state: ModelState
    package var architecture: String
    /// The number of its parameters, where its source says it.
    package var parameters: Int?
    package var classes: Int
    /// The names of the classes.
    package var labels: [String]
    package var input: ModelDescription.Input
    /// The file with the weights, when it is here.
    package var file: String?
    /// Its size, about when it is not here.
    package var bytes: Int
    /// The hash of the file that is here, as it is now.
    package var sha256: String?
    /// What the hash should be, or begin with.
    package var expectedHash: String?
    /// What its source calls the weights.
    package var weights: String?
    /// Where the file is published.
    package var url: URL?
    package var license: String
    package var accuracy: ModelManifest.Entry.Accuracy?
    /// Who says so.
    package var source: String?
    /// What was written about it, when it is here.
    package var card: String?

    /// Whether the file that is here is the one that it should be; nil when there is none, or nothing to compare with.
    package var intact: Bool? {
        guard let sha256, let expectedHash else { return nil }
        return sha256.hasPrefix(expectedHash)
    }

    /// Looks at a network, and reads the whole file when it is here.
    ///
    /// - Throws: ``ModelError``, `CancellationError`.
    package init(of name: String, in catalog: ModelCatalog) throws {
        let manifest = catalog.manifest
        let offered = manifest[name]
        guard let place = catalog.place(of: name) else {
            guard let offered else { throw catalog.unknown(name) }
            let labels = try? ClassLabels(contentsOf: catalog.shipped.appending(path: manifest.labels))
            self.init(
                name: name, state: .available, architecture: offered.architecture.rawValue, classes: manifest.classes,
                labels: labels?.names ?? [], input: offered.input, bytes: offered.size.bytes, license: manifest.license)
            describe(offered, manifest)
            return
        }
        let package = try catalog.package(named: name)
        let description = package.description
        self.init(
            name: name, state: place == .shipped ? .shipped : .installed, architecture: description.architecture,
            classes: package.labels.names.count, labels: package.labels.names, input: description.input,
            bytes: package.weightsFile.fileSize, license: "the course's own: see LICENSE")
        if place == .installed {
            license = manifest.license
            if let offered { describe(offered, manifest) }
        }
        file = package.weightsFile.path
        expectedHash = description.sha256
        let card = package.folder.appending(path: "card.md")
        if FileManager.default.fileExists(atPath: card.path) { self.card = card.path }
        do {
            sha256 = try FileDigest(of: package.weightsFile).hexadecimal
        } catch let failure as POSIXFailure {
            throw ModelError.damaged(
                name: name, isShipped: place == .shipped, reason: "\(package.weightsFile.path): \(failure)")
        }
    }

    private init(
        name: String, state: ModelState, architecture: String, classes: Int, labels: [String],
        input: ModelDescription.Input, bytes: Int, license: String
    ) {
        self.name = name
        self.state = state
        self.architecture = architecture
        self.classes = classes
        self.labels = labels
        self.input = input
        self.bytes = bytes
        self.license = license
    }

    private mutating func describe(_ offered: ModelManifest.Entry, _ manifest: ModelManifest) {
        parameters = offered.parameters
        expectedHash = offered.sha256Prefix
        weights = offered.weights
        url = offered.url
        accuracy = offered.accuracy
        source = manifest.source
    }
}

extension ModelInfo: Encodable {
    private enum CodingKeys: CodingKey {
        case name, state, architecture, parameters, classes, labels, input, file, bytes, sha256, expectedHash, intact,
            weights, url, license, accuracy, source, card
    }

    /// Every key is always there, with null for what is not known.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(state, forKey: .state)
        try container.encode(architecture, forKey: .architecture)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(classes, forKey: .classes)
        try container.encode(labels, forKey: .labels)
        try container.encode(input, forKey: .input)
        try container.encode(file, forKey: .file)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(sha256, forKey: .sha256)
        try container.encode(expectedHash, forKey: .expectedHash)
        try container.encode(intact, forKey: .intact)
        try container.encode(weights, forKey: .weights)
        try container.encode(url, forKey: .url)
        try container.encode(license, forKey: .license)
        try container.encode(accuracy, forKey: .accuracy)
        try container.encode(source, forKey: .source)
        try container.encode(card, forKey: .card)
    }
}
