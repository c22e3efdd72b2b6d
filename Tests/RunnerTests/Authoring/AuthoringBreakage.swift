import Foundation
import NN
import Testing

/// One way in which a lesson can be broken, and what the gate has to say of it.
struct AuthoringBreakage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let breaks: @Sendable (TrialCourse) throws -> Void
    /// `file:line:` relative to the lesson's folder, and a part of what is said.
    let expected: (place: String, says: String)

    private init(
        _ name: String, _ place: String, _ says: String, _ breaks: @escaping @Sendable (TrialCourse) throws -> Void
    ) {
        testDescription = name
        self.breaks = breaks
        expected = (place, says)
    }

    private static let starter = "Starter/SharpEdges.swift"
    private static let solution = "Solution/SharpEdges.swift"
    private static let mistake = "Mistakes/SharpEdges-not-shifted.swift"
    private static let right = "(map - map.min()) / (map.max() - map.min())"

    static let all: [AuthoringBreakage] = [
        AuthoringBreakage("starter passes", "\(starter):1:", "The starter passes already.") {
            try $0.write($0.text(solution), to: starter)
        },
        AuthoringBreakage("starter does not compile", "\(starter):9:", "The starter does not compile: cannot find") {
            try $0.edit(starter, "yourTurn(", "yourTurm(")
        },
        AuthoringBreakage("starter crashes", "\(starter):1:", "has to be not-attempted, and is crashed") {
            try $0.edit(starter, "yourTurn(\"stretch the map to 0...1\")", "fatalError(\"not yet\")")
        },
        AuthoringBreakage("starter hands in something wrong", "\(starter):1:", "and is failed") {
            try $0.edit(starter, "yourTurn(\"stretch the map to 0...1\")", "map")
        },
        AuthoringBreakage("no starter", "\(starter):1:", "There is no starter") { try $0.remove(starter) },
        AuthoringBreakage("solution is wrong", "\(solution):1:", "The solution is failed.") {
            try $0.edit(solution, "map - map.min()", "map + map.min()")
        },
        AuthoringBreakage("solution does not compile", "\(solution):8:", "The solution does not compile: ") {
            try $0.edit(solution, "map.max()", "map.maximum()")
        },
        AuthoringBreakage("solution waits", "\(solution):1:", "The solution is not-attempted.") {
            try $0.write($0.text(starter), to: solution)
        },
        AuthoringBreakage("mistake passes", "lesson.md:39:", "The mistake \"not-shifted\" passes.") {
            try $0.edit(mistake, "map / map.max()", right)
        },
        AuthoringBreakage("mistake does not compile", "\(mistake):5:", "The mistake \"not-shifted\" does not compile") {
            try $0.edit(mistake, "map.max()", "mapp.max()")
        },
        AuthoringBreakage("mistake crashes", "lesson.md:39:", "has to hand in wrong tensors, and is crashed") {
            try $0.edit(mistake, "map / map.max()", "fatalError()")
        },
        AuthoringBreakage("mistake is not recorded", "lesson.md:39:", "is taken for \"factor-and-offset\"") {
            try $0.remove("references/mistakes.safetensors")
        },
        AuthoringBreakage("mistake is another than it was", "lesson.md:39:", "is taken for \"factor-and-offset\"") {
            try $0.edit(mistake, "map.max()", "map.max() / map.max()")
        },
        AuthoringBreakage("mistake is another one", "lesson.md:39:", "is taken for \"upside-down\"") {
            try $0.edit(mistake, "map / map.max()", "upsideDown(\(right))")
            try $0.write(
                $0.text(mistake)
                    + "private func upsideDown(_ map: Tensor) -> Tensor {\n"
                    + "    Tensor((0..<3).reversed().flatMap { y in map.scalars[4 * y..<4 * y + 4] }, shape: [3, 4])\n}\n",
                to: mistake)
        },
        AuthoringBreakage("transform changes nothing", "lesson.md:43:", "The mistake \"upside-down\" passes.") {
            try $0.edit("lesson.md", "flip(y)", "abs()")
        },
        AuthoringBreakage("tolerance reaches to a mistake", "lesson.md:24:", "stands too near") {
            try $0.edit("lesson.md", "atol: 1e-6", "atol: 0.2")
        },
        AuthoringBreakage("tolerance reaches down to right answers", "lesson.md:24:", "right answers use 0.5") {
            let file = $0.lesson.appending(path: "references/sharp-edges.safetensors")
            var contents = try SafeTensors(data: Data(contentsOf: file))
            let right = try contents.tensor("hill/stretched")
            contents.arrays["hill/stretched"] = StoredArray(right + 5e-7)
            try contents.write(to: file)
        },
        AuthoringBreakage("reference is not there", "lesson.md:18:", "has no tensor \"hill/strecthed\"") {
            try $0.edit("lesson.md", "#{case}/stretched", "#{case}/strecthed")
        },
        AuthoringBreakage("reference file is not there", "lesson.md:27:", "There is no file") {
            try $0.edit("lesson.md", "references/sharp-edges.safetensors", "references/sharp-edge.safetensors")
        },
        AuthoringBreakage("shape is another", "lesson.md:18:", "has shape [3, 4], and the lesson says [4, 3]") {
            try $0.edit("lesson.md", "shape: [3, 4]", "shape: [4, 3]")
        },
        AuthoringBreakage("target list is stale", "../Package.swift:1:", "The target list is not what the lessons say.")
        {
            try $0.edit("lesson.md", "target: SharpEdges", "target: SharperEdges")
        },
        AuthoringBreakage("a key is misspelled", "lesson.md:34:", "Did you mean \"limits\"?") {
            try $0.edit("lesson.md", "limits:", "limit:")
        },
        AuthoringBreakage("a picture is not there", "lesson.md:", "pictures/hill.png") {
            try $0.edit("lesson.md", "Which of the two", "![a hill](pictures/hill.png) Which of the two")
        },
        AuthoringBreakage("a link leads nowhere", "lesson.md:", "docs/nowhere.md") {
            try $0.edit("lesson.md", "Which of the two", "[There](../../docs/nowhere.md). Which of the two")
        },
        AuthoringBreakage("it requires a lesson that there is not", "lesson.md:4:", "There is no lesson \"pixels\"") {
            try $0.edit("lesson.md", "requires: []", "requires: [pixels]")
        },
    ]
}
