/// What is to be known about a method besides its formula; it stands beside the formula, in the method's file.
public struct MethodDescriptor: Sendable {
    /// What a method's map is made of.
    public enum Subject: Sendable {
        /// The maps of a layer.
        case layer
        /// A gradient at the picture's pixels, or a mean of such.
        case gradient
        /// The answers to changed pictures.
        case pixels
    }

    /// A sentence about a class, as it is named, and the maps of a layer, as they are named.
    public typealias Sentence = @Sendable (_ target: String, _ maps: String) -> String

    /// What the method is called on the command line.
    public let name: MethodName
    /// The name as its authors write it.
    public let title: String
    /// One line that says what the method does.
    public let summary: String
    /// What the map is made of.
    public let looksAt: Subject
    /// Whether the map depends on the class that is asked about.
    public let usesTarget: Bool
    /// Whether the method takes many passes through the network, so that telling how far it is helps.
    public let takesManyPasses: Bool
    /// The options that the method listens to.
    public let options: [MethodOption]
    /// What the bright parts are, and what they are not, in words that promise no more than the method can keep.
    public let reading: Sentence
    /// What it means that the map is 0 everywhere; it goes on after "The map is empty: ".
    public let nothing: Sentence
    /// Makes the method with what was said about it.
    public let make: @Sendable (MethodSettings) -> any ExplanationMethod

    init(
        _ name: MethodName, title: String, summary: String, looksAt: Subject, usesTarget: Bool = true,
        takesManyPasses: Bool = false, options: [MethodOption] = [], reading: @escaping Sentence,
        nothing: @escaping Sentence, make: @escaping @Sendable (MethodSettings) -> any ExplanationMethod
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.looksAt = looksAt
        self.usesTarget = usesTarget
        self.takesManyPasses = takesManyPasses
        self.options = options
        self.reading = reading
        self.nothing = nothing
        self.make = make
    }

    /// Whether the method looks at the maps of a layer.
    public var usesLayer: Bool { looksAt == .layer }

    /// Whether the map is a gradient at the picture's pixels, or a mean of such.
    public var isGradient: Bool { looksAt == .gradient }
}
