import Foundation

/// A network that is installed now.
struct InstalledModel: Sendable, Equatable {
    let name: String
    let folder: URL
    /// The size of the file with the weights.
    let bytes: Int
    /// Its hash.
    let sha256: String
    /// Whether it was there before.
    let wasThere: Bool
}
