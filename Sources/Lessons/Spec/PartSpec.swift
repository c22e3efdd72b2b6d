/// Something on a lesson's page that one can touch, as the lesson's Markdown names it.
public struct PartSpec: Sendable, Hashable {
    /// The kinds of part; a new one is a case here, a file of `Pages/Parts` and a script of `Pages/Assets`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A question that is answered before its answer is shown.
        case question
        /// A cell of a map and the pixels that it sees, a pixel and the cells that see it.
        case receptiveField = "receptive-field"
        /// One number of the first convolution, from the pixels to the map.
        case convolution
        /// A sum of weighted maps, its channels switched on and off by hand.
        case weightedSum = "weighted-sum"
        /// Maps of several layers or methods over a picture.
        case overlay
        /// Maps of several classes, and the difference of two.
        case classes
        /// The picture taken away and brought back, piece by piece, and what becomes of the answer.
        case deletion
    }

    /// A picture that a network is shown.
    public struct Scene: Sendable, Hashable {
        /// The file, relative to the lesson's folder.
        public let file: String
        /// What it is called on the page.
        public let title: String
        /// The label of what is really there, where that is known.
        public let truth: String?
        /// A picture of the same size, white where the thing is, where that is known.
        public let mask: String?

        /// A picture with what is known about it.
        public init(file: String, title: String, truth: String? = nil, mask: String? = nil) {
            self.file = file
            self.title = title
            self.truth = truth
            self.mask = mask
        }
    }

    /// What it is.
    public let kind: Kind
    /// What there is to do or to see, in a few words.
    public let title: String
    /// What is said below it.
    public let say: [Block]
    /// What is asked before anything is shown; a question's own words.
    public let ask: [Block]
    /// The answer to a question.
    public let answer: [Block]
    /// The answers that can be chosen; without any, the reader writes or thinks.
    public let choices: [String]
    /// The one of them that is right, counted from 0; nil where none is named.
    public let right: Int?
    /// The id of the review item that a question is as well; nil where it is none.
    public let review: String?
    /// The pictures that the network is shown.
    public let pictures: [Scene]
    /// The network, a folder below `Models`.
    public let network: String?
    /// The layers whose maps are shown, by torch's names.
    public let layers: [String]
    /// The methods whose maps are shown, as `course explain --method` has them.
    public let methods: [String]
    /// The classes that can be chosen, by their labels; the most probable when empty.
    public let classes: [String]
    /// The first line of its block in the lesson.
    public let location: SourceLocation

    /// A part from its keys; what is left out is empty.
    public init(
        kind: Kind, title: String, say: [Block] = [], ask: [Block] = [], answer: [Block] = [], choices: [String] = [],
        right: Int? = nil, review: String? = nil, pictures: [Scene] = [], network: String? = nil, layers: [String] = [],
        methods: [String] = [], classes: [String] = [], location: SourceLocation = .nowhere
    ) {
        self.kind = kind
        self.title = title
        self.say = say
        self.ask = ask
        self.answer = answer
        self.choices = choices
        self.right = right
        self.review = review
        self.pictures = pictures
        self.network = network
        self.layers = layers
        self.methods = methods
        self.classes = classes
        self.location = location
    }
}
