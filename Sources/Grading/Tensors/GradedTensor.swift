import Lessons

/// A tensor as grading sees it: its shape, the type it was stored with, and its elements as numbers.
///
/// Every stored type fits a `Double` exactly; whole numbers beyond 2^53 do not and are refused by the reader.
public struct GradedTensor: Sendable, Equatable {
    /// The length of each axis, outermost first.
    public let shape: [Int]
    /// The type of the elements in the file, by safetensors' name in lower case (`f32`).
    public let elementType: String
    /// The elements, last axis fastest.
    public let values: [Double]

    /// A tensor of some numbers, last axis fastest.
    ///
    /// - Parameters:
    ///   - shape: the length of each axis, outermost first; empty for a single number.
    ///   - elementType: the name that safetensors has for the stored type, in lower case.
    /// - Precondition: the values fill the shape.
    public init(_ values: [Double], shape: [Int], elementType: String = OutputType.f32.rawValue) {
        precondition(values.count == shape.reduce(1, *), "\(values.count) values do not fill shape \(shape)")
        self.values = values
        self.shape = shape
        self.elementType = elementType
    }

    /// The number of elements.
    public var count: Int { values.count }

    /// The same elements in another shape of the same size.
    func reshaped(_ shape: [Int]) -> GradedTensor { GradedTensor(values, shape: shape, elementType: elementType) }

    /// Every element through a function.
    func mapped(_ transform: (Double) -> Double) -> GradedTensor {
        GradedTensor(values.map(transform), shape: shape, elementType: elementType)
    }
}
