import Foundation
import NN
import Support

/// All that is known of one network.
package struct ModelInfo: Sendable, Equatable, Encodable {
    package var name: String
    package var state: ModelState
    package var architecture: String
    /// The number of its parameters, where its source says it.
    @OrNull package var parameters: Int? = nil
    package var classes: Int
    /// The names of the classes.
    package var labels: [String]
    package var input: ModelDescription.Input
    /// The file with the weights, when it is here.
    @OrNull package var file: String? = nil
    /// Its size, about when it is not here.
    package var bytes: Int
    /// The hash of the file that is here, as it is now.
    @OrNull package var sha256: String? = nil
    /// What the hash should be, or begin with.
    @OrNull package var expectedHash: String? = nil
    /// What its source calls the weights.
    @OrNull package var weights: String? = nil
    /// Where the file is published.
    @OrNull package var url: URL? = nil
    package var license: String
    @OrNull package var accuracy: ModelManifest.Entry.Accuracy? = nil
    /// Who says so.
    @OrNull package var source: String? = nil
    /// What was written about it, when it is here.
    @OrNull package var card: String? = nil

    /// Whether the file that is here is the one that it should be; nil when there is none, or nothing to compare with.
    @OrNull package private(set) var intact: Bool? = nil

    /// Looks at a network, and reads the whole file when it is here.
    ///
    /// - Throws: ``ModelError``, `CancellationError`.
    package init(of name: String, in catalog: ModelCatalog) throws {
        let manifest = catalog.manifest
        let offered = manifest[name]
        guard let place = catalog.place(of: name) else {
            guard let offered else { throw catalog.unknown(name) }
            let labels = try? ClassLabels(contentsOf: catalog.offered.appending(path: manifest.labels))
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
            bytes: package.weightsFile.fileSize, license: Self.license(of: package, in: catalog))
        if place == .installed {
            license = manifest.license
            if let offered { describe(offered, manifest) }
        }
        file = package.weightsFile.path
        expectedHash = description.sha256
        let card = package.folder.appending(path: "card.md")
        if FileManager.default.fileExists(atPath: card.path) { self.card = card.path }
        do {
            let hash = try FileDigest(of: package.weightsFile).hexadecimal
            sha256 = hash
            intact = expectedHash.map(hash.hasPrefix)
        } catch let failure as POSIXFailure {
            throw ModelError.damaged(
                name: name, isShipped: place == .shipped, reason: "\(package.weightsFile.path): \(failure)")
        }
    }

    private static func license(of package: ModelPackage, in catalog: ModelCatalog) -> String {
        let kit = catalog.shipped.dropFirst().first { package.folder.path.hasPrefix($0.path + "/") }
        guard let kit else { return "the course's own: see LICENSE" }
        return "the kit's: see \(kit.deletingLastPathComponent().appending(path: "LICENSE").path)"
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
