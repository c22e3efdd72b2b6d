#if !canImport(CryptoKit)
    import CCrypto

    /// A SHA-256 under way, in OpenSSL's library.
    struct SHA256State: ~Copyable {
        private let context: OpaquePointer

        init() {
            guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
                preconditionFailure("libcrypto has no memory for a SHA-256")
            }
            self.context = context
        }

        deinit { EVP_MD_CTX_free(context) }

        mutating func append(_ bytes: UnsafeRawBufferPointer) {
            EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }

        /// The digest of everything so far: 32 bytes.
        var value: [UInt8] {
            // Finishing ends a context, so a copy is finished.
            guard let copy = EVP_MD_CTX_new(), EVP_MD_CTX_copy_ex(copy, context) == 1 else {
                preconditionFailure("libcrypto has no memory for a SHA-256")
            }
            defer { EVP_MD_CTX_free(copy) }
            return [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
                EVP_DigestFinal_ex(copy, bytes.baseAddress, nil)
                count = 32
            }
        }
    }
#endif
