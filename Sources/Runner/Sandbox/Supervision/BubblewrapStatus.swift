import Foundation

/// What `bwrap` told about the program that it started.
struct BubblewrapStatus: Sendable, Equatable {
    /// The exit status of the program, as a shell has it; `nil` when the program was never started.
    let exitStatus: Int32?

    /// Reads what was written to the descriptor that `--json-status-fd` names: JSON objects, a line each.
    init(_ said: Data) {
        struct Line: Decodable {
            var exitCode: Int32?
            private enum CodingKeys: String, CodingKey {
                case exitCode = "exit-code"
            }
        }
        exitStatus =
            said.split(separator: UInt8(ascii: "\n")).lazy
            .compactMap { try? JSONDecoder().decode(Line.self, from: Data($0)) }
            .compactMap(\.exitCode).first
    }

    /// The program's wait status.
    ///
    /// `bwrap` ends with 128 and the number of the signal where a signal ended the program, as shells do; a program that
    /// ends with such a status by itself is taken for one that crashed.
    var waitStatus: Int32? {
        exitStatus.map { (129...192).contains($0) ? $0 - 128 : $0 << 8 }
    }
}
