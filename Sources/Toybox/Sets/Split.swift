/// What pictures are for; every family of pictures has seeds of its own for each.
enum Split: UInt64, CaseIterable, Sendable {
    case train = 1
    case validation = 2
    case test = 3
}
