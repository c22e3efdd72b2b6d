import Foundation
import NN
import Support

/// One network in the list of all.
package struct ModelEntry: Sendable, Equatable, Encodable {
    package var name: String
    package var state: ModelState
    /// Nil when the folder does not say.
    @OrNull package var architecture: String? = nil
    /// How many classes it tells apart; nil when the folder does not say.
    @OrNull package var classes: Int? = nil
    /// The size of the file with the weights, about when it is not here.
    @OrNull package var bytes: Int? = nil
    /// How much of it has been fetched so far, when that was interrupted.
    @OrNull package var fetched: Int? = nil
    /// Where it is, when it is here.
    @OrNull package var folder: String? = nil
    /// What is wrong with it.
    @OrNull package var problem: String? = nil
    /// Whether it can be fetched.
    package var canBeInstalled = false

    private enum CodingKeys: CodingKey {
        case name, state, architecture, classes, bytes, fetched, folder, problem
    }
}

extension ModelCatalog {
    /// All networks: those that are here first, then those that can be installed.
    package func entries() -> [ModelEntry] { allNames.map(entry) }

    private func entry(_ name: String) -> ModelEntry {
        let offered = manifest[name]
        guard let place = place(of: name) else {
            let fetched = ModelInstallDirectory(of: name, in: installed).part.bytes
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
