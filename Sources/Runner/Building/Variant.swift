/// Whose code takes the place of the learner's in a build.
enum Variant: Hashable, Sendable {
    case learner
    case starter
    case solution
    /// A known mistake: a whole replacement of the first edited file, relative to the lesson's folder; the rest is the
    /// solution's.
    case mistake(source: String)

    /// A name for logs.
    var name: String {
        switch self {
        case .learner: "learner"
        case .starter: "starter"
        case .solution: "solution"
        case .mistake(let source):
            String((source.split(separator: "/").last ?? "mistake").split(separator: ".").first ?? "mistake")
        }
    }
}
