/// What can go wrong in a check without the learner's doing: it is reported as a fault of the course.
enum CheckError: Error, Sendable, Equatable {
    /// The environment does not say where the assignment is: somebody started the check by hand.
    case noAssignment
    /// The assignment cannot be read or understood.
    case unreadableAssignment(path: String, reason: String)
    /// The check asks for something that the exercise's specification does not give.
    case notGiven(name: String, case: String, given: [String])
    /// What is given under a name is of another kind than the check asks for.
    case wrongKind(name: String, case: String, value: String, wanted: String)
    /// A picture, tensors or a model that is given and cannot be read.
    case unreadableGiven(name: String, case: String, reason: String)
    /// A model folder that lacks a file or contradicts itself.
    case unreadableModel(path: String, reason: String)
    /// The check reported the same output twice in one case.
    case reportedTwice(output: String, case: String)
    /// The check reported numbers that do not fill the shape it named.
    case badShape(output: String, case: String, count: Int, shape: [Int])
    /// The outputs cannot be written.
    case unwritable(path: String, reason: String)
}

extension CheckError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noAssignment:
            "\(Assignment.environmentKey) is not set. Run `course check`, which starts this program with an assignment."
        case .unreadableAssignment(let path, let reason):
            "cannot use the assignment \(path): \(reason)."
        case .notGiven(let name, let `case`, let given):
            "case \"\(`case`)\" gives no \"\(name)\" (it gives \(given.isEmpty ? "nothing" : given.joined(separator: ", "))). "
                + "Add it to `given` in the exercise's block in lesson.md."
        case .wrongKind(let name, let `case`, let value, let wanted):
            "case \"\(`case`)\" gives \"\(name)\" = \(value), which is not \(wanted). "
                + "Correct `given` in the exercise's block in lesson.md."
        case .unreadableGiven(let name, let `case`, let reason):
            "cannot read what case \"\(`case`)\" gives as \"\(name)\": \(reason)"
        case .unreadableModel(let path, let reason):
            "cannot use the model in \(path): \(reason)"
        case .reportedTwice(let output, let `case`):
            "the check reports \"\(output)\" twice in case \"\(`case`)\". Report each output once."
        case .badShape(let output, let `case`, let count, let shape):
            "the check reports \"\(output)\" in case \"\(`case`)\" with \(count) numbers, which do not fill \(shape)."
        case .unwritable(let path, let reason):
            "cannot write the outputs to \(path): \(reason)"
        }
    }
}
