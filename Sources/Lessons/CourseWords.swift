/// What a course says of itself: before the first lesson, after the last, and on the index of its pages.
public struct CourseWords: Sendable, Hashable {
    /// Its name.
    public let title: String
    /// What it is, in two sentences; empty where nobody has written them.
    public let about: String
    /// What a learner can do at the end, each of which goes on after "you can".
    public let abilities: [String]
    /// How long an exercise takes, as it follows "12 exercises"; empty where nobody has said it.
    public let effort: String

    /// The words of a course.
    public init(title: String, about: String = "", abilities: [String] = [], effort: String = "") {
        self.title = title
        self.about = about
        self.abilities = abilities
        self.effort = effort
    }

    /// Those of the shipped course, which every course without a file `course.yml` of its own belongs to.
    public static let shipped = CourseWords(
        title: "See what a network sees",
        about:
            "You write, in Swift, the methods that show what a neural network looks at and why it answers as it does, on a "
            + "real network and real pictures. You need to know Swift and nothing about machine learning.",
        abilities: [
            "give a network exactly the pixels that it was trained on",
            "draw what its filters and layers answer to, from edges to objects",
            "follow a score back to the pixels, with gradients that you wrote yourself",
            "build Grad-CAM and its family, for any class and any layer",
            "explain without gradients, by covering parts of the picture",
            "say why an answer was wrong, and score a heat map against known truth",
            "tell a map of the network from one of the picture, and catch a cheat",
            "let a network paint what it looks for",
            "audit a classifier of scans or streets, and say what you do not know",
        ],
        effort: "of 10 to 40 minutes")
}
