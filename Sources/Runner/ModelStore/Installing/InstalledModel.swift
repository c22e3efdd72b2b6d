import Foundation

/// A network that is installed now.
package struct InstalledModel: Sendable, Equatable {
    package let name: String
    package let folder: URL
    /// The size of the file with the weights.
    package let bytes: Int
    /// Its hash.
    package let sha256: String
    /// Whether it was there before.
    package let wasThere: Bool
}
