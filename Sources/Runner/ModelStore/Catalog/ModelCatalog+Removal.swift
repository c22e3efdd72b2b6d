import Foundation

extension ModelCatalog {
    /// Removes an installed network, and what an interrupted installation left.
    ///
    /// - Parameter waiting: called once when it is being installed by another process.
    /// - Returns: how many bytes there were.
    /// - Throws: ``ModelError`` when it is shipped, or neither installed nor begun; `CancellationError`.
    package func remove(_ name: String, waiting: @Sendable () -> Void = {}) async throws -> Int {
        if place(of: name) == .shipped { throw ModelError.isShipped(name: name) }
        guard manifest[name] != nil || place(of: name) == .installed else { throw unknown(name) }
        let directory = ModelInstallDirectory(of: name, in: installed)
        guard isHere(directory) else { throw ModelError.notInstalled(name: name) }
        let lock = try await directory.lock(waiting: waiting)
        defer { lock.release() }
        return try directory.remove()
    }

    private func isHere(_ directory: ModelInstallDirectory) -> Bool {
        FileManager.default.fileExists(atPath: directory.folder.path) || directory.part.bytes > 0
    }
}
