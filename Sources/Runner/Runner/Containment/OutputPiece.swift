import Foundation

/// Some bytes that a contained program printed.
struct OutputPiece: Codable, Sendable, Equatable {
    var stream: Stream
    var bytes: Data

    enum Stream: String, Codable, Sendable {
        case standardOutput, standardError
    }
}
