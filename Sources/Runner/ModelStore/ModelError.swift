import Foundation

/// Why a network cannot be found, installed or removed.
package enum ModelError: Error, Sendable, Equatable {
    /// There is no network of this name, here or to be installed.
    case unknown(name: String, nearest: String?, known: [String])
    /// It can be installed, and is not.
    case notInstalled(name: String)
    /// It comes with the course: it is neither installed nor removed.
    case isShipped(name: String)
    /// Its folder is not what it should be.
    case damaged(name: String, isShipped: Bool, reason: String)
    /// The list of what can be installed makes no sense.
    case unreadableManifest(file: String, reason: String)
    /// Something that is neither a file nor an address that can be fetched.
    case unusableSource(String, reason: String)
    /// The program that fetches files is missing.
    case noCurl(name: String)
    /// Fetching ended early; `kept` bytes are there for the next time.
    case download(name: String, url: URL, failure: DownloadFailure, kept: Int)
    /// The file is another than the one that was wanted.
    case wrongHash(name: String, from: String, found: String, wanted: String)
    /// The file is the one that was wanted, and is no network of the architecture.
    case unusableWeights(name: String, reason: String)
    /// There is not enough room.
    case diskFull(folder: String, needed: Int, free: Int?)
    /// Something could not be written or moved.
    case unwritable(path: String, reason: String)
}
