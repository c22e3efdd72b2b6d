import Foundation

/// Some bytes that a contained program printed.
package struct OutputPiece: Codable, Sendable, Equatable {
    package var stream: Stream
    package var bytes: Data

    package enum Stream: String, Codable, Sendable {
        case standardOutput, standardError
    }
}
