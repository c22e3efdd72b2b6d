import Foundation
import NN
import Testing

@testable import Authoring
@testable import Runner

/// A lesson with one thing broken in it, as an author would break it, and what the validation has to say of it.
struct BrokenLesson: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// `file:line:` relative to the lesson's folder.
    let place: String
    /// A part of what is wrong.
    let says: String
    /// A part of what to do.
    let remedy: String
    let breaks: @Sendable (TrialCourse) async throws -> Void

    init(
        _ name: String, at place: String, _ says: String, _ remedy: String,
        _ breaks: @escaping @Sendable (TrialCourse) async throws -> Void
    ) {
        testDescription = name
        self.place = place
        self.says = says
        self.remedy = remedy
        self.breaks = breaks
    }

    /// One piece of text in one file replaced.
    init(
        _ name: String, in file: String = "lesson.md", _ old: String, _ new: String, at place: String, _ says: String,
        _ remedy: String
    ) {
        self.init(name, at: place, says, remedy) { try $0.edit(file, old, new) }
    }

    static let all: [BrokenLesson] = inTheText + inTheSpec + inTheMarks + inTheFiles + inTheProvenance + inTheGrading

    private static let lesson = "lesson.md"
    private static let exercise = "Exercise/SharpEdges.swift"
    private static let solution = "Solution/SharpEdges.swift"
    private static let provenance = "references/provenance.json"
    private static let check = "Check/SharpEdgesCheck/main.swift"
    private static let right = "(map - map.min()) / (map.max() - map.min())"
    private static let task = "// BEGIN SOLUTION: Stretch the map to 0...1."

    /// Front matter and prose.
    private static let inTheText: [BrokenLesson] = [
        BrokenLesson(
            "the lesson's id has a capital", "id: sharp-edges\ntitle: Sharp", "id: Sharp-edges\ntitle: Sharp",
            at: "lesson.md:2:", "cannot be an id", "Use small letters"),
        BrokenLesson(
            "the title is misspelled", "title: Sharp", "titel: Sharp", at: "lesson.md:3:", "has no key \"titel\"",
            "Did you mean \"title\"?"),
        BrokenLesson(
            "a required lesson is not there", "requires: []", "requires: [pixels]", at: "lesson.md:4:",
            "There is no lesson \"pixels\"", "The lessons are sharp-edges."),
        BrokenLesson(
            "the format is of the future", "format: 1", "format: 2", at: "lesson.md:5:", "written in format 2",
            "Update the course."),
        BrokenLesson(
            "a picture is not there", "Which of the two", "![a hill](pictures/hill.png) Which of the two",
            at: "lesson.md:16:", "There is no file \"pictures/hill.png\".", "Add it, or correct the path."),
        BrokenLesson(
            "a link leads nowhere", "Which of the two", "[There](../../docs/nowhere.md). Which of the two",
            at: "lesson.md:16:", "docs/nowhere.md", "orrect the"),
        BrokenLesson(
            "the block is not called an exercise", "```yaml exercise", "```yaml excercise", at: "lesson.md:18:",
            "The info string is \"yaml excercise\"", "Write ```yaml exercise."),
    ]

    /// The exercise's block.
    private static let inTheSpec: [BrokenLesson] = [
        BrokenLesson(
            "a key is misspelled", "limits:", "limit:", at: "lesson.md:34:", "has no key \"limit\"",
            "Did you mean \"limits\"?"),
        BrokenLesson(
            "a key is there twice", "cases:\n", "target: SharpEdges\ncases:\n", at: "lesson.md:30:",
            "\"target\" is here twice, first in line 21", "Keep one of them."),
        BrokenLesson(
            "a key is missing", "title: Stretch a map to 0...1\n", "", at: "lesson.md:19:", "needs the key \"title\"",
            "Add title:"),
        BrokenLesson(
            "a bracket is not closed", "shape: [3, 4]", "shape: [3, 4", at: "lesson.md:26:", "The YAML is malformed",
            "Check indentation"),
        BrokenLesson(
            "the target is no module", "target: SharpEdges", "target: Sharp-Edges", at: "lesson.md:21:",
            "\"Sharp-Edges\" cannot be a target", "Use letters, digits and underscores"),
        BrokenLesson(
            "the target is not in the target list", "target: SharpEdges", "target: SharperEdges",
            at: "../Package.swift:1:", "The target list is not what the lessons say.", "Run `course author sync`."),
        BrokenLesson(
            "the edited file is the solution", "edit: [Exercise", "edit: [Solution", at: "lesson.md:22:",
            "is not a Swift file under Exercise/", "Put the learner's file there."),
        BrokenLesson(
            "the edited file has no solution", "edit: [Exercise/SharpEdges", "edit: [Exercise/SharpEdge",
            at: "lesson.md:22:", "There is no file \"Exercise/SharpEdge.swift\".",
            "Did you mean \"Exercise/SharpEdges.swift\"?"),
        BrokenLesson(
            "a picture that is given is not there", "edit: [", "given: { image: pictures/hill.png }\nedit: [",
            at: "lesson.md:22:", "There is no file \"pictures/hill.png\".", "Add it, or correct the path."),
        BrokenLesson(
            "a placeholder is misspelled", "{case}/stretched", "{cases}/stretched", at: "lesson.md:27:",
            "There is no placeholder \"{cases}\".", "The only placeholder is {case}"),
        BrokenLesson(
            "a metric is misspelled", "metric: close", "metric: clsoe", at: "lesson.md:28:",
            "There is no metric \"clsoe\".", "Did you mean \"close\"?"),
        BrokenLesson(
            "a tolerance is negative", "rtol: 1e-5", "rtol: -1e-5", at: "lesson.md:28:", "\"rtol\" is negative.",
            "Write 0 or more"),
        BrokenLesson(
            "a tolerance is missing", ", atol: 1e-6", "", at: "lesson.md:28:", "needs the key \"atol\"", "Add atol:"),
        BrokenLesson(
            "an exact comparison has a tolerance", "{ metric: close, rtol: 1e-5, atol: 1e-6 }",
            "{ metric: exact, atol: 1e-6 }", at: "lesson.md:28:", "\"atol\" means nothing to the metric exact.",
            "Remove it."),
        BrokenLesson(
            "a kind of view is misspelled", "kind: heat", "kind: heta", at: "lesson.md:29:",
            "There is no kind of view \"heta\".", "Did you mean \"heat\"?"),
        BrokenLesson(
            "a map cannot be drawn as tiles", "kind: heat", "kind: tiles", at: "lesson.md:29:",
            "cannot be drawn as tiles", "at least three axes"),
        BrokenLesson(
            "an axis has no name", "axes: [y, x]", "axes: [y]", at: "lesson.md:26:",
            "\"axes\" names 1 and \"shape\" has 2.", "Name each axis"),
        BrokenLesson(
            "an axis is empty", "shape: [3, 4]", "shape: [3, 0]", at: "lesson.md:25:",
            "An axis cannot have 0 elements.", "at least 1"),
        BrokenLesson(
            "an element type is not known", "    axes:", "    dtype: float\n    axes:", at: "lesson.md:26:",
            "There is no element type \"float\".", "The element types are f32"),
        BrokenLesson(
            "a reference names no tensor", "#{case}/stretched", "", at: "lesson.md:27:",
            "does not say which tensor of which file", "Write file#key"),
        BrokenLesson(
            "an output earns nothing", "    axes:", "    points: 0\n    axes:", at: "lesson.md:26:",
            "\"points\" is 0.", "from 1 to 1000"),
        BrokenLesson(
            "a case is there twice", "id: below-zero", "id: hill", at: "lesson.md:32:",
            "The case \"hill\" is here twice",
            "Give it another id."),
        BrokenLesson(
            "a case is hidden, maybe", "hidden: true", "hidden: perhaps", at: "lesson.md:33:",
            "has to be true or false", "Write true or false."),
        BrokenLesson(
            "a limit has no unit", "wall: 20s", "wall: 20", at: "lesson.md:34:", "has to be a time with its unit",
            "Write it like 20s"),
        BrokenLesson(
            "a hint is no text", "- \"And how large is the largest one then?\"", "- [And]", at: "lesson.md:37:",
            "has to be text, and is a list", "Write text."),
        BrokenLesson(
            "a hint is for an output that is not there", "- \"And how large is the largest one then?\"",
            "- { for: strethced, say: And }", at: "lesson.md:37:", "There is no output \"strethced\"", "Did you mean"),
        BrokenLesson(
            "a mistake says nothing", ", say: \"The rows run from the bottom to the top.\"", "", at: "lesson.md:43:",
            "needs the key \"say\"", "Add say:"),
        BrokenLesson(
            "a mistake cannot be recognized", "    source: Solution/SharpEdges.swift\n", "", at: "lesson.md:39:",
            "does not say how to recognize it", "Add source: Solution/SharpEdges.swift"),
        BrokenLesson(
            "a mistake is there twice", "id: upside-down", "id: not-shifted", at: "lesson.md:43:",
            "The mistake \"not-shifted\" is here twice", "Give it another id."),
        BrokenLesson(
            "a transform is misspelled", "flip(y)", "filp(y)", at: "lesson.md:43:", "There is no transform \"filp\".",
            "Did you mean \"flip\"?"),
        BrokenLesson(
            "a transform names no axis", "flip(y)", "flip(z)", at: "lesson.md:43:", "stretched has no axis \"z\".",
            "Its axes are y and x"),
        BrokenLesson(
            "a mistake's source is not there", "source: Solution/SharpEdges", "source: Solution/SharpEdge",
            at: "lesson.md:40:", "There is no file \"Solution/SharpEdge.swift\".",
            "Did you mean \"Solution/SharpEdges.swift\"?"),
    ]

    /// The marks that the starter and the mistakes are made from.
    private static let inTheMarks: [BrokenLesson] = [
        BrokenLesson(
            "a region is not ended", in: solution, "    // END SOLUTION\n", "", at: "\(solution):13:",
            "The region is never ended.", "Write // END SOLUTION where it ends."),
        BrokenLesson(
            "a region has not begun", in: solution, "    \(task)\n", "", at: "\(solution):15:",
            "No region SOLUTION is open here.", "Write // BEGIN SOLUTION above"),
        BrokenLesson(
            "a region is misspelled", in: solution, "BEGIN SOLUTION:", "BEGIN SOLUTON:", at: "\(solution):13:",
            "There is no region \"SOLUTON\".", "Did you mean \"SOLUTION\"?"),
        BrokenLesson(
            "a mark is misspelled", in: solution, "MISTAKE", "MISTKE", at: "\(solution):15:",
            "There is no mark \"MISTKE\".",
            "Did you mean \"MISTAKE\"?"),
        BrokenLesson(
            "a mistake has no line above", in: solution, right + "\n    ", "", at: "\(solution):14:",
            "There is no line above for the mistake", "below the line"),
        BrokenLesson(
            "a mark names another mistake", in: solution, "MISTAKE not-shifted", "MISTAKE not-shfited",
            at: "\(solution):15:", "declares no mistake \"not-shfited\"", "Did you mean \"not-shifted\"?"),
        BrokenLesson(
            "a mistake is marked nowhere", in: solution, "    // MISTAKE not-shifted: map / map.max()\n", "",
            at: "lesson.md:39:", "No line of Solution/SharpEdges.swift is marked", "Write // MISTAKE not-shifted:"),
    ]

    /// What is generated, and what lies beside it.
    private static let inTheFiles: [BrokenLesson] = [
        BrokenLesson(
            "the starter is older than the solution", in: solution, "Stretch the map", "Stretch it",
            at: "\(exercise):1:",
            "The file is not the starter that the solution gives.", "Run `course author sync`."),
        BrokenLesson(
            "the learner's file is not there", at: "\(exercise):1:", "There is no file for the learner to edit.",
            "Run `course author sync`."
        ) {
            try $0.remove(exercise)
        },
        BrokenLesson("there is no target list", at: "../Package.swift:1:", "no target list", "course author sync") {
            try FileManager.default.removeItem(at: $0.paths.lessons.appending(path: "Package.swift"))
        },
        BrokenLesson("there is no solution", at: "lesson.md:22:", "has no solution", "Add Solution/SharpEdges.swift.") {
            try $0.remove("Solution")
        },
        BrokenLesson("there is no check", at: "lesson.md:18:", "The exercise sharp-edges has no check", "Write it") {
            try $0.remove("Check")
        },
        BrokenLesson(
            "the reference file is not there", "references/sharp-edges.safetensors",
            "references/sharp-edge.safetensors",
            at: "lesson.md:27:", "There is no file \"references/sharp-edge.safetensors\".",
            "Did you mean \"references/sharp-edges.safetensors\"?"),
        BrokenLesson(
            "the reference is not in its file", "#{case}/stretched", "#{case}/strecthed", at: "lesson.md:18:",
            "has no tensor \"hill/strecthed\"", "course author record sharp-edges"),
        BrokenLesson(
            "the reference file is damaged", at: "lesson.md:18:", "references/sharp-edges.safetensors",
            "course author record sharp-edges"
        ) {
            try $0.write("this is not a tensor", to: "references/sharp-edges.safetensors")
        },
    ]

    /// What the references were made from.
    private static let inTheProvenance: [BrokenLesson] = [
        BrokenLesson(
            "nothing says what the references were made from", at: "\(provenance):1:",
            "Nothing says what references/mistakes.safetensors was made from.",
            "`course author record sharp-edges --replace`"
        ) {
            try $0.remove(provenance)
        },
        BrokenLesson(
            "what the references were made from is not readable", at: "\(provenance):1:", "cannot be read", "Restore it"
        ) {
            try $0.write("{", to: provenance)
        },
        BrokenLesson(
            "the check is another than it was", in: check, "import NN", "import NN  // ", at: "\(provenance):4:",
            "main.swift is not what references/mistakes.safetensors was made from.",
            "Run `course author record sharp-edges`"
        ),
        BrokenLesson(
            "a reference was changed by hand", at: "\(provenance):10:",
            "references/sharp-edges.safetensors is not what course author record wrote.", "Restore it."
        ) {
            let file = $0.lesson.appending(path: "references/sharp-edges.safetensors")
            var contents = try SafeTensors(data: Data(contentsOf: file))
            contents.arrays["hill/unheard-of"] = contents.arrays["hill/stretched"]
            try contents.write(to: file)
        },
        BrokenLesson(
            "a picture is given that was not there", at: "\(provenance):10:",
            "was made without Lessons/01-sharp-edges/pictures/hill.png", "Run `course author record sharp-edges`"
        ) {
            try FileManager.default.createDirectory(
                at: $0.lesson.appending(path: "pictures"), withIntermediateDirectories: true)
            try $0.drawing.write(to: $0.lesson.appending(path: "pictures/hill.png"))
            try $0.edit("lesson.md", "edit: [", "given: { image: pictures/hill.png }\nedit: [")
        },
        BrokenLesson(
            "a picture is cut short", at: "lesson.md:16:", "\"pictures/hill.png\" is cut short",
            "Copy or download it again."
        ) {
            try FileManager.default.createDirectory(
                at: $0.lesson.appending(path: "pictures"), withIntermediateDirectories: true)
            try $0.drawing.prefix(60).write(to: $0.lesson.appending(path: "pictures/hill.png"))
            try $0.edit("lesson.md", "Which of the two", "![a hill](pictures/hill.png) Which of the two")
        },
        BrokenLesson(
            "nobody knows who made the references", at: "\(provenance):1:",
            "Nothing says what references/sharp-edges.safetensors was made from.", "--made-by PROGRAM"
        ) {
            try $0.remove(provenance)
            // That the solution agrees with them does not say that it made them.
            _ = try await $0.record(replacing: false)
        },
    ]

    /// What building, running and grading bring to light.
    private static let inTheGrading: [BrokenLesson] = [
        BrokenLesson("the starter passes", at: "\(solution):1:", "The starter passes already.", "// BEGIN SOLUTION:") {
            try $0.edit(solution, "    \(task)\n", "")
            try $0.edit(solution, "    // END SOLUTION\n", "")
            try await $0.synchronize()
        },
        BrokenLesson(
            "the starter does not compile", at: "\(solution):13:", "The starter does not compile: cannot find",
            "Correct it."
        ) {
            try $0.edit(solution, "import Starter\n", "// Starter\n")
            try await $0.synchronize()
        },
        BrokenLesson(
            "the starter crashes", at: "\(solution):14:", "has to be not-attempted, and is crashed",
            "// BEGIN SOLUTION:"
        ) {
            try $0.edit(
                solution, task, "// BEGIN STARTER\n    fatalError()\n    // END STARTER\n    // BEGIN SOLUTION")
            try await $0.synchronize()
        },
        BrokenLesson(
            "the starter hands in something wrong", at: "\(solution):1:", "and is failed", "// BEGIN SOLUTION:"
        ) {
            try $0.edit(solution, task, "// BEGIN STARTER\n    map\n    // END STARTER\n    // BEGIN SOLUTION")
            try await $0.synchronize()
        },
        BrokenLesson(
            "the solution is wrong", in: solution, "(map - map.min())", "(map + map.min())", at: "\(solution):1:",
            "The solution is failed.", "Correct it, or the reference"),
        BrokenLesson(
            "the solution does not compile", in: solution, "(map.max() - map.min())", "(map.maximum() - map.min())",
            at: "\(solution):14:", "The solution does not compile: ", "Correct it."),
        BrokenLesson(
            "the solution waits", in: solution, right, "yourTurn(\"\")", at: "\(solution):1:",
            "The solution is not-attempted.", "Correct it"),
        BrokenLesson(
            "the solution crashes", in: solution, right, "map[7]", at: "\(solution):14:", "The solution is crashed.",
            "Correct it"),
        BrokenLesson(
            "the check does not compile", in: check, "report(", "rapport(", at: "\(check):7:", "cannot find 'rapport'",
            "Correct it."),
        BrokenLesson(
            "the check asks for what is not given", in: check, "given.ints(\"values\")", "given.ints(\"vaules\")",
            at: "\(check):6:", "The check asks for \"vaules\", which is not given (given: values).",
            "Did you mean \"values\"?"),
        BrokenLesson(
            "the check reports twice", in: check, "    report(\"stretched\"",
            "    report(\"stretched\", 1)\n    report(\"stretched\"",
            at: "\(check):7:", "The check reports \"stretched\" twice", "Correct the check."),
        BrokenLesson(
            "the check reports another name", in: check, "report(\"stretched\"", "report(\"streched\"",
            at: "\(solution):1:", "The solution is", "Correct it"),
        BrokenLesson(
            "the shape is another", "shape: [3, 4]", "shape: [4, 3]", at: "lesson.md:18:",
            "has shape [3, 4], and the lesson says [4, 3]", "or correct the spec"),
        BrokenLesson(
            "a mistake passes", in: solution, ": map / map.max()", ": \(right)", at: "lesson.md:39:",
            "The mistake \"not-shifted\" passes.", "Add a case in which it shows"),
        BrokenLesson(
            "a mistake does not compile", in: solution, ": map / map.max()", ": map / mapp.max()",
            at: "\(solution):15:",
            "The mistake \"not-shifted\" does not compile", "Correct it."),
        BrokenLesson(
            "a mistake crashes", in: solution, ": map / map.max()", ": fatalError()", at: "\(solution):15:",
            "has to hand in wrong tensors, and is crashed. It stopped at Lessons/01-sharp-edges/\(solution):15",
            "Let it run to its end."),
        BrokenLesson(
            "a mistake is not recorded", at: "lesson.md:39:", "is taken for \"factor-and-offset\"",
            "course author record"
        ) {
            try $0.remove("references/mistakes.safetensors")
        },
        BrokenLesson(
            "a mistake is another than it was", in: solution, ": map / map.max()", ": map / (map.max() * map.max())",
            at: "lesson.md:39:", "is taken for \"factor-and-offset\"", "--replace"),
        BrokenLesson(
            "a mistake is another one", in: solution, ": map / map.max()",
            ": Tensor((0..<3).reversed().flatMap { y in (\(right)).scalars[4 * y..<4 * y + 4] }, shape: [3, 4])",
            at: "lesson.md:39:", "is taken for \"upside-down\"", "tells the two apart"),
        BrokenLesson(
            "a transform changes nothing", "flip(y)", "abs()", at: "lesson.md:43:",
            "The mistake \"upside-down\" passes.", "Add a case in which it shows"),
        BrokenLesson(
            "a review item asks for a line that does not matter", "Now 0 is",
            "```yaml review\nid: stretch\nexercise: sharp-edges\nask: Which line?\nanswer: This.\n"
                + "lines: \"/// - Returns: the same shape.\"\n```\n\nNow 0 is",
            at: "lesson.md:46:", "passes without the lines of the review item \"stretch\"",
            "Choose lines that the answer depends on"),
        BrokenLesson(
            "the tolerance reaches to a mistake", "atol: 1e-6", "atol: 0.2", at: "lesson.md:24:", "stands too near",
            "Write compare: { metric: close"),
        BrokenLesson(
            "the tolerance reaches down to right answers", at: "lesson.md:24:", "right answers use 0.5",
            "Write compare: { metric: close"
        ) {
            let file = $0.lesson.appending(path: "references/sharp-edges.safetensors")
            var contents = try SafeTensors(data: Data(contentsOf: file))
            let right = try contents.tensor("hill/stretched")
            contents.arrays["hill/stretched"] = StoredArray(right + 5e-7)
            try contents.write(to: file)
        },
    ]
}
