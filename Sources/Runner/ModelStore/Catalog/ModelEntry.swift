import Foundation
import NN

/// One network in the list of all.
package struct ModelEntry: Sendable, Equatable {
    package var name: String
    package var state: ModelState
    /// Nil when the folder does not say.
    package var architecture: String?
    /// How many classes it tells apart; nil when the folder does not say.
    package var classes: Int?
    /// The size of the file with the weights, about when it is not here.
    package var bytes: Int?
    /// How much of it has been fetched so far, when that was interrupted.
    package var fetched: Int?
    /// Where it is, when it is here.
    package var folder: String?
    /// What is wrong with it.
    package var problem: String?
    /// Whether it can be fetched.
    package var canBeInstalled = false
}

extension ModelEntry: Encodable {
    private enum CodingKeys: CodingKey {
        case name, state, architecture, classes, bytes, fetched, folder, problem
    }

    /// Every key is always there, with null for what is not known.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(state, forKey: .state)
        try container.encode(architecture, forKey: .architecture)
        try container.encode(classes, forKey: .classes)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(fetched, forKey: .fetched)
        try container.encode(folder, forKey: .folder)
        try container.encode(problem, forKey: .problem)
    }
}

extension ModelCatalog {
    /// All networks: those that are here first, then those that can be installed.
    package func entries() -> [ModelEntry] { allNames.map(entry) }

    private func entry(_ name: String) -> ModelEntry {
        let offered = manifest[name]
        guard let place = place(of: name) else {
            let fetched = ModelWorkplace(of: name, in: installed).part.bytes
            return ModelEntry(
                name: name, state: .available, architecture: offered?.architecture.rawValue,
                classes: manifest.classes, bytes: offered?.size.bytes, fetched: fetched > 0 ? fetched : nil)
        }
        let folder = folder(of: name, in: place)
        do {
            let package = try ModelPackage(contentsOf: folder)
            guard FileManager.default.fileExists(atPath: package.weightsFile.path) else {
                throw ModelPackageError.unreadable(file: package.weightsFile.path, reason: "it is not there")
            }
            return ModelEntry(
                name: name, state: place == .shipped ? .shipped : .installed,
                architecture: package.description.architecture, classes: package.labels.names.count,
                bytes: package.weightsFile.fileSize, folder: folder.path)
        } catch {
            return ModelEntry(
                name: name, state: .damaged, architecture: offered?.architecture.rawValue, folder: folder.path,
                problem: "\(error)", canBeInstalled: place == .installed && offered != nil)
        }
    }
}
