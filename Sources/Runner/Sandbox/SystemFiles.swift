import Foundation

/// What any program needs of the machine to be loaded and to run: programs, libraries and the loader's lists, nothing that is
/// somebody's own.
package enum SystemFiles {
    /// Folders and files, by absolute paths; not every machine has them all.
    package static let readable = [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store",
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld-musl-x86_64.path",
        "/etc/ld-musl-aarch64.path", "/etc/alternatives", "/etc/localtime",
    ]

    /// Devices that are safe in anybody's hands.
    ///
    /// Not `/dev/zero`: what is mapped from it and shared is memory that nobody counts.
    static let devices = ["/dev/null", "/dev/full", "/dev/random", "/dev/urandom"]

    /// Whether a path lies in what every program can read.
    package static func contain(_ path: String) -> Bool { readable.contains { path == $0 || path.hasPrefix($0 + "/") } }
}
