import Foundation

/// What the supervisor tells the course: one JSON object a line.
enum SupervisorMessage: Codable, Sendable, Equatable {
    case output(OutputPiece)
    case finished(RunReport)

    /// Reads one line.
    ///
    /// - Throws: `SupervisionError.notUnderstood`.
    init(line: Data) throws {
        do {
            self = try JSONDecoder().decode(SupervisorMessage.self, from: line)
        } catch {
            throw SupervisionError.notUnderstood(message: String(decoding: line.prefix(200), as: UTF8.self))
        }
    }

    /// The bytes of one message of either direction, with the newline that ends it.
    static func line(for value: some Encodable) throws -> Data {
        var line = try JSONEncoder().encode(value)
        line.append(UInt8(ascii: "\n"))
        return line
    }
}
