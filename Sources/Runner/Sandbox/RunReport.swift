import Foundation

/// How a contained program ended and what it used.
package struct RunReport: Codable, Sendable, Equatable {
    package var ending: Ending
    /// What it printed, up to the limit and one buffer more.
    package var standardOutput: Data
    package var standardError: Data
    /// From the start of the program to its end.
    package var seconds: Double
    /// The most memory that was seen in use by the whole tree, in bytes.
    ///
    /// Sampled: a short peak may be missed.
    package var peakMemoryBytes: Int
    /// Processes that were still alive when the program had ended, and were killed.
    package var leftBehind: Int

    /// How the program came to its end.
    package enum Ending: Codable, Sendable, Equatable {
        /// It ended by itself.
        case exited(status: Int32)
        /// A signal that did not come from the supervisor ended it.
        case signalled(Int32)
        /// The wall clock ran out.
        case timedOut(seconds: Double)
        /// It used more of something than it may.
        case overLimit(Resource, limit: Int, used: Int)
        /// It killed the process that it was started by, and was ended with it.
        case killedItsParent
        /// It never ran, because it could not be contained as was asked.
        case notContained(reason: String)
        /// It never ran: `step` failed with the error number.
        case notStarted(step: String, errorNumber: Int32)
    }

    /// Something that a program can use too much of.
    package enum Resource: String, Codable, Sendable {
        case memory, output, errorOutput, files, fileCount, folderDepth, processes, processorTime
    }
}

/// Some bytes that a contained program printed.
package struct OutputPiece: Codable, Sendable, Equatable {
    package var stream: Stream
    package var bytes: Data

    package enum Stream: String, Codable, Sendable {
        case standardOutput, standardError
    }
}

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
