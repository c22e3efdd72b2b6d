/// Why a program cannot be contained as somebody asked.
enum ContainmentRefusal: Error, Sendable, Equatable {
    case unknown(String)
    case notOfThisPlatform(Rung)
    case unavailable(ContainmentStatus)
}
