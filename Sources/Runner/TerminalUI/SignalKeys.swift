import Foundation

/// The keys that ask for a signal, as the bytes that they are while the terminal is raw.
package enum SignalKeys {
    /// What a byte asks for: Ctrl-C, Ctrl-Z and Ctrl-\\; nil for any other.
    package static func signal(of byte: UInt8) -> Int32? {
        switch byte {
        case 0x03: SIGINT
        case 0x1A: SIGTSTP
        case 0x1C: SIGQUIT
        default: nil
        }
    }
}
