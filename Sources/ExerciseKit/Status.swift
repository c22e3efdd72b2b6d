import Imaging
import NN

/// How a check process ends when it cannot finish.
public enum Status: Int32, Sendable {
    /// The learner's code threw an error.
    case threw = 1
    /// The assignment, an input or the outputs: nothing that the learner did.
    case courseFault = 70

    /// Whose fault an error is.
    ///
    /// Inputs are read before the learner's code sees them, so a picture or a weights file that cannot be read is the
    /// course's.
    init(of error: any Error) {
        switch error {
        case is CheckError, is PictureError, is WeightsError, is ClassLabelsError: self = .courseFault
        default: self = .threw
        }
    }

    /// What to say about an error.
    func sentence(about error: any Error) -> String {
        switch self {
        case .threw: "the exercise threw an error: \(error)"
        case .courseFault: "\(error)"
        }
    }
}
