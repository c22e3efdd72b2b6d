/// A way of telling where a network's answer came from.
///
/// Methods are values that hold their options; a method gives the same explanation of the same question every time,
/// also the random ones, whose chance is an option too.
public protocol ExplanationMethod: Sendable {
    /// What is to be known about the method.
    static var descriptor: MethodDescriptor { get }

    /// Finds out where the answer to the question came from.
    ///
    /// Methods of many passes stop when the task that they run in is cancelled.
    ///
    /// - Parameters:
    ///   - question: a network's answer about a picture.
    ///   - progress: called after each batch of passes with how many are done, of how many.
    /// - Throws: ``ExplanationError`` when the method cannot answer this question; `CancellationError`.
    func explain(_ question: Question, progress: Progress) throws -> Explanation
}

extension ExplanationMethod {
    /// What the method is called on the command line.
    public static var name: MethodName { descriptor.name }

    /// How a method tells how far it is: passes done, passes in all.
    public typealias Progress = (_ done: Int, _ total: Int) -> Void

    /// Finds out the same without telling how far it is.
    ///
    /// - Throws: as ``explain(_:progress:)``.
    public func explain(_ question: Question) throws -> Explanation {
        try explain(question, progress: { _, _ in })
    }
}

/// Checks an option of a method.
func require(
    _ condition: Bool, _ option: String, _ value: some CustomStringConvertible, _ allowed: String
) throws(ExplanationError) {
    if !condition { throw .option(option, value: value.description, allowed: allowed) }
}
