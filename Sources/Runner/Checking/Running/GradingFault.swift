/// Why an answer is not graded although it is there.
enum GradingFault: Error, Sendable, Equatable {
    /// A file of the lesson is not what it was when the program was started.
    case lessonChanged(file: String)
}
