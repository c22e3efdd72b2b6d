import Pages
import Support

/// The people of a class as links to their pages of feedback.
struct NameLinks {
    private let links: [String]

    init(grades: ClassGrades, names: [ReportName]) {
        links = zip(grades.submissions, names).map { grade, name in
            "<a href=\"feedback/\(name.address("html"))\">\(grade.who.html)</a>"
        }
    }

    /// One submission by its place.
    subscript(place: Int) -> String { links[place] }

    /// Several in a line; a part of them, and the rest on demand, where they are many.
    func list(_ places: [Int]) -> String {
        if places.count <= Self.most {
            return "<p class=\"names\">\(places.map { self[$0] }.joined(separator: ", "))</p>"
        }
        let first = places.prefix(Self.most - 2).map { self[$0] }.joined(separator: ", ")
        let rest = places.dropFirst(Self.most - 2)
        let shown = rest.prefix(Self.mostOnDemand).map { self[$0] }.joined(separator: ", ")
        let more = rest.count > Self.mostOnDemand ? ", and \(rest.count - Self.mostOnDemand) more" : ""
        return "<p class=\"names\">\(first), and</p><details><summary>\(rest.count) more</summary>"
            + "<p class=\"names\">\(shown)\(more)</p></details>"
    }

    private static let most = 10
    private static let mostOnDemand = 200
}
