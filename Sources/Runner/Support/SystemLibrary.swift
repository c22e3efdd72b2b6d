/// A C library that the course is built with.
package struct SystemLibrary: Sendable {
    /// The name that pkg-config knows it by.
    package let name: String
    /// What its package with headers is called.
    let aptPackage: String
    let brewPackage: String

    package static let png = SystemLibrary(name: "libpng", aptPackage: "libpng-dev", brewPackage: "libpng")
    package static let jpeg = SystemLibrary(name: "libjpeg", aptPackage: "libjpeg-dev", brewPackage: "jpeg-turbo")
    static let markdown = SystemLibrary(
        name: "libcmark-gfm", aptPackage: "libcmark-gfm-dev libcmark-gfm-extensions-dev", brewPackage: "cmark-gfm")
    package static let blas = SystemLibrary(name: "openblas", aptPackage: "libopenblas-dev", brewPackage: "openblas")
    static let crypto = SystemLibrary(name: "libcrypto", aptPackage: "libssl-dev", brewPackage: "openssl")
    /// Not a library and not needed, but what exercises are contained with best.
    package static let bubblewrap = SystemLibrary(
        name: "bubblewrap", aptPackage: "bubblewrap", brewPackage: "bubblewrap")

    /// What this platform needs: on Apple platforms the matrix products come from Accelerate and hashes from CryptoKit.
    package static var needed: [SystemLibrary] {
        #if canImport(Accelerate)
            [.png, .jpeg, .markdown]
        #else
            [.png, .jpeg, .markdown, .blas, .crypto]
        #endif
    }

    /// The command that installs it here.
    package var installCommand: String {
        #if os(macOS)
            "brew install \(brewPackage)"
        #else
            "sudo apt-get install \(aptPackage)"
        #endif
    }
}
