/// How long a file should be, as far as that is known.
package struct ExpectedSize: Sendable, Equatable {
    /// About how many bytes it has.
    package let bytes: Int
    /// By how many bytes that may be wrong.
    let uncertainty: Int

    /// The most bytes that it may have.
    package var most: Int { bytes + uncertainty }

    /// Whether a file of so many bytes may be the one.
    func allows(_ count: Int) -> Bool { abs(count - bytes) <= uncertainty }
}
