#if canImport(CryptoKit)
    import CryptoKit

    /// A SHA-256 under way, in Apple's library.
    struct SHA256State: ~Copyable {
        private var hash = SHA256()

        mutating func append(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

        /// The digest of everything so far: 32 bytes.
        var value: [UInt8] { Array(hash.finalize()) }
    }
#endif
