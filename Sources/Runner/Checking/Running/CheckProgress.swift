/// How far a check is.
package enum CheckProgress: Sendable, Equatable {
    case building(BuildProgress)
    case running
    case grading
}
