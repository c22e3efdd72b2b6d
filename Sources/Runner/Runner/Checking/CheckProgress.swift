/// How far a check is.
enum CheckProgress: Sendable, Equatable {
    case building(BuildProgress)
    case running
    case grading
}
