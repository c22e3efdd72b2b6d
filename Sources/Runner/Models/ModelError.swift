/// Why a network cannot be found, installed or removed.
enum ModelError: Error, Sendable, Equatable {
    /// There is no network of this name, here or to be installed.
    case unknown(name: String, nearest: String?, known: [String])
    /// It can be installed, and is not.
    case notInstalled(name: String)
    /// Its folder is not what it should be.
    case damaged(name: String, isShipped: Bool, reason: String)
    /// The list of what can be installed makes no sense.
    case unreadableManifest(file: String, reason: String)
}
