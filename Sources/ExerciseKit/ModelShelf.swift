import Foundation
import NN

/// The networks that this process has read, so that several cases share one.
final class ModelShelf: @unchecked Sendable {  // Guarded by `lock`.
    private let lock = NSLock()
    private var models: [String: ModelFolder] = [:]

    func model(at folder: URL) throws -> ModelFolder {
        try lock.withLock {
            if let model = models[folder.path] { return model }
            let model = try ModelFolder(contentsOf: folder)
            models[folder.path] = model
            return model
        }
    }
}
