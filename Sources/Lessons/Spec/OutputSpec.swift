/// A tensor that an exercise hands in.
public struct OutputSpec: Sendable, Hashable {
    /// The name under which the check reports it.
    public let name: String
    /// The length of each axis, outermost first; empty for a single number.
    public let shape: [Int]
    /// The name of each axis, outermost first; as many as `shape` has lengths.
    public let axes: [String]
    /// The type of its elements.
    public let elementType: OutputType
    /// The tensor that it is compared with.
    public let reference: ReferencePath
    /// How it is compared.
    public let comparison: Comparison
    /// How it is drawn.
    public let view: ViewSpec
    /// What it earns when it is right in every case.
    public let points: Int
    /// Its place in the computation, counted from 1, where an exercise names intermediate outputs.
    public let stage: Int?
    /// Where the spec names it.
    public let location: SourceLocation

    /// An output as a spec describes it; nothing of it is checked.
    ///
    /// - Parameters:
    ///   - shape: the length of each axis, outermost first; empty for a single number.
    ///   - axes: a name for each axis of the shape; numbers (`axis0`, `axis1`) by default.
    ///   - points: what it earns when it is right in every case.
    ///   - stage: its place in the computation, from 1; nil comes after all that have one.
    public init(
        name: String, shape: [Int], axes: [String]? = nil, elementType: OutputType = .f32, reference: ReferencePath,
        comparison: Comparison, view: ViewSpec = ViewSpec(), points: Int = 1, stage: Int? = nil,
        location: SourceLocation = .nowhere
    ) {
        self.name = name
        self.shape = shape
        self.axes = axes ?? shape.indices.map { "axis\($0)" }
        self.elementType = elementType
        self.reference = reference
        self.comparison = comparison
        self.view = view
        self.points = points
        self.stage = stage
        self.location = location
    }

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
}

extension SourceLocation {
    /// The place of a spec that was made in code.
    public static let nowhere = SourceLocation(file: "", line: 1, column: 1)
}
