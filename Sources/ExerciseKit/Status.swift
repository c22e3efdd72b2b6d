/// How a check process ends when it cannot finish.
public enum Status: Int32, Sendable {
    /// The learner's code threw an error.
    case threw = 1
    /// The assignment, an input or the outputs: nothing that the learner did.
    case courseFault = 70

    /// Whose fault an error is.
    ///
    /// It is no more than a claim: the learner's code can end the process with this status as well. The runner looks into it.
    init(of error: any Error) { self = error is CheckError ? .courseFault : .threw }

    /// What to say about an error.
    func sentence(about error: any Error) -> String {
        switch self {
        case .threw: "the exercise threw an error: \(error)"
        case .courseFault: "\(error)"
        }
    }
}
