/// What an installation is doing.
package enum InstallStep: Sendable, Equatable {
    /// Another process installs or removes the same network.
    case waiting
    case downloading(done: Int, total: Int)
    case copying
    /// Reading the file to compute its hash.
    case hashing
    /// Building the network from it.
    case opening
}
