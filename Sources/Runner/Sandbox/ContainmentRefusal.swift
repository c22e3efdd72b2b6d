/// Why a program cannot be contained as somebody asked.
package enum ContainmentRefusal: Error, Sendable, Equatable {
    case unknown(String)
    case notOfThisPlatform(Rung)
    case unavailable(ContainmentStatus)
}
