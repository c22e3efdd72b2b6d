/// What the course says of itself: before the first lesson, after the last, and on the index of its pages.
public enum CourseWords {
    /// Its name.
    public static let title = "See what a network sees"

    /// What it is, in two sentences.
    public static let about =
        "You write, in Swift, the methods that show what a neural network looks at and why it answers as it does, on a real "
        + "network and real pictures. You need to know Swift and nothing about machine learning."

    /// What a learner can do at the end, each of which goes on after "you can".
    public static let abilities = [
        "give a network exactly the pixels that it was trained on",
        "draw what its filters and layers answer to, from edges to objects",
        "follow a score back to the pixels, with gradients that you wrote yourself",
        "build Grad-CAM and its family, for any class and any layer",
        "explain without gradients, by covering parts of the picture",
        "say why an answer was wrong, and score a heat map against known truth",
        "tell a map of the network from one of the picture, and catch a cheat",
        "let a network paint what it looks for",
        "audit a classifier of scans or streets, and say what you do not know",
    ]
}
