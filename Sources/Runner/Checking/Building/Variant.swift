import Foundation
import Lessons

/// Whose code takes the place of the learner's in a build.
package enum Variant: Hashable, Sendable {
    case learner
    /// Files that somebody handed in, in this folder as the learner's are in the lesson's.
    case handedIn(in: URL)
    case starter
    case solution
    /// A known mistake: a whole replacement of the first edited file, relative to the lesson's folder; the rest is the
    /// solution's.
    case mistake(source: String)
    /// A known mistake: lines of the solution's file are marked with it.
    case marked(mistake: String, in: String)
    /// The solution with other lines in a gap of the file `in`, relative to the lesson's folder.
    case filled(SolutionGap, with: [String], in: String)

    /// Whether it is somebody's own work, and nothing of the course's.
    var isOwnWork: Bool {
        switch self {
        case .learner, .handedIn: true
        case .starter, .solution, .mistake, .marked, .filled: false
        }
    }

    /// A name for logs.
    package var name: String {
        switch self {
        case .learner: "learner"
        case .handedIn: "handed-in"
        case .starter: "starter"
        case .solution: "solution"
        case .mistake(let source):
            String((source.split(separator: "/").last ?? "mistake").split(separator: ".").first ?? "mistake")
        case .marked(let mistake, _): mistake
        case .filled: "review"
        }
    }
}

extension MistakeSpec {
    /// The program that makes it; nil when it is made from a right answer.
    package var variant: Variant? {
        switch kind {
        case .source(let path): .mistake(source: path)
        case .marked(let path): .marked(mistake: id, in: path)
        case .transform: nil
        }
    }
}
