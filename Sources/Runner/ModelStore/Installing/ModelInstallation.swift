import Foundation
import NN
import Support

/// Puts a network into `.course/models`: fetches its file, proves that it is the right one and a network, and only then moves
/// it into place in one step.
///
/// Whatever ends it early, what was installed before is as it was, and what was fetched is there for the next time.
package struct ModelInstallation: Sendable {
    package let catalog: ModelCatalog
    package let entry: ModelManifest.Entry
    package let source: WeightsSource
    package var settings = DownloadSettings()
    /// How much room there is.
    var freeBytes: @Sendable (URL) -> Int? = FreeSpace.bytes
    package var progress: @Sendable (InstallStep) -> Void = { _ in }

    /// Room for what else is written.
    private static let margin = 1 << 20

    /// Prepares an installation.
    ///
    /// - Parameter source: where to take the file from; by default where it was published.
    /// - Throws: ``ModelError`` when there is nothing of this name to install.
    package init(of name: String, from source: WeightsSource? = nil, catalog: ModelCatalog) throws(ModelError) {
        if catalog.place(of: name) == .shipped { throw .isShipped(name: name) }
        guard let entry = catalog.manifest[name] else { throw catalog.unknown(name) }
        self.catalog = catalog
        self.entry = entry
        self.source = source ?? .address(entry.url)
    }

    /// Installs the network, unless it is there and sound.
    ///
    /// - Throws: ``ModelError``, `CancellationError`.
    package func run() async throws -> InstalledModel {
        let labels = try readLabels()
        let directory = ModelInstallDirectory(of: entry.name, in: catalog.installed)
        let lock = try await directory.lock { progress(.waiting) }
        defer { lock.release() }
        if let sound = try soundInstallation() { return sound }
        let file: URL
        let digest: FileDigest
        switch source {
        case .address(let url): (file, digest) = try await fetch(url, into: directory.part)
        case .file(let original): (file, digest) = try copy(original, to: directory.copy)
        }
        let isCopy = file == directory.copy
        do {
            try Task.checkCancellation()
            progress(.opening)
            try open(file, labels: labels)
        } catch {
            if isCopy { unlink(file.path) }
            throw error
        }
        try Task.checkCancellation()
        let installed = try directory.install(
            file, named: "model.\(entry.url.pathExtension)", sha256: digest.hexadecimal, labels: labels,
            entry: entry, manifest: catalog.manifest)
        directory.part.discard()
        return installed
    }

    // MARK: What is there already

    private func soundInstallation() throws -> InstalledModel? {
        guard catalog.place(of: entry.name) == .installed, let package = try? catalog.package(named: entry.name) else {
            return nil
        }
        progress(.hashing)
        do {
            let digest = try FileDigest(of: package.weightsFile)
            guard digest.hexadecimal == package.description.sha256, digest.hexadecimal.hasPrefix(entry.sha256Prefix)
            else { return nil }
            return InstalledModel(
                name: entry.name, folder: package.folder, bytes: package.weightsFile.fileSize,
                sha256: digest.hexadecimal, wasThere: true)
        } catch is POSIXFailure {
            return nil
        }
    }

    private func readLabels() throws(ModelError) -> ClassLabels {
        let file = catalog.offered.appending(path: catalog.manifest.labels)
        do {
            return try ClassLabels(contentsOf: file, count: catalog.manifest.classes)
        } catch {
            throw .unreadableManifest(file: file.path, reason: "\(error)")
        }
    }

    // MARK: Getting the file

    private func fetch(_ url: URL, into part: PartialDownload) async throws -> (URL, FileDigest) {
        try requireRoom(for: entry.size.bytes - part.bytes)
        let download = Download(name: entry.name, url: url, size: entry.size, part: part, settings: settings)
        let report: Download.Progress = { progress(.downloading(done: $0, total: $1)) }
        var hasEarlierBytes = try await download.run(progress: report)
        while true {
            progress(.hashing)
            let digest = try self.digest(of: part.file)
            if digest.hexadecimal.hasPrefix(entry.sha256Prefix) { return (part.file, digest) }
            part.discard()
            // What was kept from an earlier time may be at fault: then all of it comes anew, once.
            guard hasEarlierBytes else { throw wrongHash(digest) }
            _ = try await download.run(progress: report)
            hasEarlierBytes = false
        }
    }

    private func copy(_ original: URL, to copy: URL) throws -> (URL, FileDigest) {
        progress(.hashing)
        let digest = try self.digest(of: original)
        guard digest.hexadecimal.hasPrefix(entry.sha256Prefix) else { throw wrongHash(digest) }
        unlink(copy.path)
        try requireRoom(for: original.fileSize)
        progress(.copying)
        do {
            try FileManager.default.copyItem(at: original.resolvingSymlinksInPath(), to: copy)
            // The copy is what will be there; its permissions are not the original's business.
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: copy.path)
        } catch {
            unlink(copy.path)
            let failure = (error as? CocoaError)?.underlyingNumber.map { POSIXFailure($0) }
            throw failure.map { ModelError.writing(to: copy, needing: original.fileSize, $0) }
                ?? .unwritable(path: copy.path, reason: error.localizedDescription)
        }
        let copied = try self.digest(of: copy)
        guard copied == digest else {
            unlink(copy.path)
            throw ModelError.unwritable(path: copy.path, reason: "the copy differs from \(original.path)")
        }
        return (copy, digest)
    }

    private func digest(of file: URL) throws -> FileDigest {
        do {
            return try FileDigest(of: file)
        } catch let failure as POSIXFailure {
            throw ModelError.unusableSource(file.path, reason: "cannot be read (\(failure))")
        }
    }

    private func requireRoom(for bytes: Int) throws(ModelError) {
        guard bytes > 0, let free = freeBytes(catalog.installed), free < bytes + Self.margin else { return }
        throw .diskFull(folder: catalog.installed.path, needed: bytes + Self.margin, free: free)
    }

    private func wrongHash(_ digest: FileDigest) -> ModelError {
        .wrongHash(name: entry.name, from: source.words, found: digest.hexadecimal, wanted: entry.sha256Prefix)
    }

    // MARK: Proving it

    /// Builds the network, which names every tensor that is missing, left over or of a wrong shape.
    private func open(_ file: URL, labels: ClassLabels) throws(ModelError) {
        do {
            let network = try entry.architecture.network(weights: Weights(contentsOf: file))
            guard network.classes == labels.names.count else {
                throw ModelError.unusableWeights(
                    name: entry.name,
                    reason: "it tells \(network.classes) classes apart, and \(labels.names.count) have a label")
            }
        } catch let error as ModelError {
            throw error
        } catch {
            throw .unusableWeights(name: entry.name, reason: "\(error)")
        }
    }
}

extension CocoaError {
    /// The system's number of what went wrong.
    fileprivate var underlyingNumber: Int32? {
        if code == .fileWriteOutOfSpace { return ENOSPC }
        return (underlying as? POSIXError)?.code.rawValue
    }
}

extension URL {
    /// The size of a file; 0 when there is none.
    package var fileSize: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
