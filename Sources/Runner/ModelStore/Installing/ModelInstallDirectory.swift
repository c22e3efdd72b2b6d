import Foundation
import NN
import Support

/// The folders in which one network is installed and removed, and the lock that keeps two processes from doing so at once.
///
/// Their names begin with a dot: what lies in them is no network yet, or no more.
package struct ModelInstallDirectory: Sendable {
    package let name: String
    /// The folder of all installed networks.
    package let models: URL

    private let downloads: URL
    private let assembly: URL
    private let discarded: URL

    package init(of name: String, in models: URL) {
        self.name = name
        self.models = models
        downloads = models.appending(path: ".downloads/\(name)")
        assembly = models.appending(path: ".installing-\(name)")
        discarded = models.appending(path: ".removed-\(name)")
    }

    /// Where the network will be.
    package var folder: URL { models.appending(path: name) }
    /// What has been fetched so far.
    package var part: PartialDownload { PartialDownload(folder: downloads) }
    /// A copy of a file that somebody named.
    package var copy: URL { downloads.appending(path: "weights.copy") }

    /// Waits until nobody else installs or removes this network, and tidies up after those who were killed doing so.
    ///
    /// - Throws: ``ModelError/unwritable(path:reason:)``, `CancellationError`.
    package func lock(waiting: @Sendable () -> Void) async throws -> FileLock {
        do {
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
        } catch {
            throw ModelError.unwritable(path: downloads.path, reason: error.localizedDescription)
        }
        let file = downloads.appending(path: "lock")
        do {
            let lock = try await FileLock(file, waiting: waiting)
            tidy()
            return lock
        } catch let failure as POSIXFailure {
            throw ModelError.unwritable(path: file.path, reason: failure.description)
        }
    }

    private func tidy() {
        for url in [assembly, discarded, copy] { try? FileManager.default.removeItem(at: url) }
    }

    /// Puts the folder of a network together and moves it into place in one step.
    ///
    /// - Parameter file: the weights; they are moved, and back again when something goes wrong.
    package func install(
        _ file: URL, named weights: String, sha256: String, labels: ClassLabels, entry: ModelManifest.Entry,
        manifest: ModelManifest
    ) throws(ModelError) -> InstalledModel {
        let bytes = file.fileSize
        let description = ModelDescription(
            name: name, architecture: entry.architecture.rawValue, weights: weights, sha256: sha256,
            labels: "labels.txt", input: entry.input)
        let card = ModelCard(entry: entry, manifest: manifest, file: weights, bytes: bytes, sha256: sha256)
        let moved = assembly.appending(path: weights)
        do {
            try FileManager.default.createDirectory(at: assembly, withIntermediateDirectories: true)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try AtomicFile.write(
                try encoder.encode(description) + Data("\n".utf8), to: assembly.appending(path: "model.json"))
            try AtomicFile.write(
                Data((labels.names.joined(separator: "\n") + "\n").utf8), to: assembly.appending(path: "labels.txt"))
            try AtomicFile.write(Data(card.text.utf8), to: assembly.appending(path: "card.md"))
            try flush(file)
            try move(file, to: moved)
            // A damaged one that stands there makes way; a sound one was not installed over.
            if FileManager.default.fileExists(atPath: folder.path) { try move(folder, to: discarded) }
            try move(assembly, to: folder)
            try flush(models)
        } catch {
            if !FileManager.default.fileExists(atPath: file.path) { rename(moved.path, file.path) }
            tidyAfterFailure()
            if let failure = error as? POSIXFailure { throw .writing(to: folder, needing: 0, failure) }
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
        try? FileManager.default.removeItem(at: discarded)
        return InstalledModel(name: name, folder: folder, bytes: bytes, sha256: sha256, wasThere: false)
    }

    private func tidyAfterFailure() {
        if !FileManager.default.fileExists(atPath: folder.path) { rename(discarded.path, folder.path) }
        try? FileManager.default.removeItem(at: assembly)
    }

    /// Takes the network away, and what was fetched of it.
    ///
    /// - Returns: how many bytes there were.
    package func remove() throws(ModelError) -> Int {
        let bytes = folder.sizeOfFiles + part.bytes
        do throws(POSIXFailure) {
            if FileManager.default.fileExists(atPath: folder.path) {
                // In one step: nobody finds half a network.
                try move(folder, to: discarded)
                try flush(models)
            }
        } catch {
            throw .unwritable(path: folder.path, reason: error.description)
        }
        part.discard()
        tidy()
        return bytes
    }

    private func move(_ from: URL, to: URL) throws(POSIXFailure) {
        guard rename(from.path, to.path) == 0 else { throw POSIXFailure() }
    }

    /// Waits until what was written is on the disk.
    private func flush(_ url: URL) throws(POSIXFailure) {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXFailure() }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXFailure() }
    }
}

extension URL {
    /// The bytes of the files right in a folder.
    fileprivate var sizeOfFiles: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.reduce(0) { $0 + appending(path: $1).fileSize }
    }
}
