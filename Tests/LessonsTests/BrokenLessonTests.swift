import Foundation
import Lessons
import Testing

/// Every way to get a lesson wrong, each with its place, its message and its remedy.
@Suite struct BrokenLessonTests {
    /// The first of the sound lesson's hints.
    private static let hint = "hints: [\"Which axes do you average over?\""

    static let samples: [BrokenSample] = [
        // Front matter.
        .init(
            "no front matter", "---\nid: grad-cam\n", "id: grad-cam\n", at: "id: grad-cam\ntitle",
            "does not begin with front matter", "Begin the file with a --- line"),
        .init(
            "front matter without id", "id: grad-cam\n", "", at: "title: Grad-CAM and", "needs the key \"id\"",
            "Add id: feature-maps"),
        .init(
            "front matter without title", "title: Grad-CAM and the overlay\n", "", at: "id: grad-cam\n",
            "needs the key \"title\"", "Add title:"),
        .init(
            "front matter without format", "\nformat: 1\n", "\n", at: "id: grad-cam\n", "needs the key \"format\"",
            "Add format: 1"),
        .init(
            "format of the future", "format: 1\n", "format: 2\n", at: "2\n---", "written in format 2",
            "Update the course."),
        .init(
            "misspelled front matter", "requires: []", "require: []", at: "require: []", "has no key \"require\"",
            "Did you mean \"requires\"?"),
        .init(
            "requires an unknown lesson", "requires: []", "requires: [saliencey]", at: "saliencey",
            "There is no lesson \"saliencey\"", "The lessons are grad-cam."),
        .init(
            "requires itself", "requires: []", "requires: [grad-cam]", at: "grad-cam]",
            "in a circle: grad-cam -> grad-cam", "Remove one of these requirements."),
        .init(
            "id with capitals", "id: grad-cam\n", "id: Grad CAM\n", at: "Grad CAM\n", "\"Grad CAM\" cannot be an id",
            "small letters, digits and hyphens"),
        // The block.
        .init(
            "misspelled info string", "```yaml exercise", "```yaml excercise", at: "```yaml excercise",
            "The info string is \"yaml excercise\"", "Write ```yaml exercise."),
        .init(
            "unclosed bracket", "cases: [mug, {", "cases: [mug, [{", at: "limits:", "The YAML is malformed",
            "Check indentation"),
        .init(
            "tab for indentation", "    shape: [7, 7]", "\tshape: [7, 7]", at: "\tshape", "The YAML is malformed",
            "Check indentation"),
        .init(
            "empty block", SampleLesson.exercise, "```yaml exercise\n```", at: "```yaml exercise", "The block is empty",
            "Write its keys"),
        .init(
            "a list for a block", SampleLesson.exercise, "```yaml exercise\n- id: a\n```", at: "- id: a",
            "has to be a mapping", "Write a mapping"),
        .init(
            "key twice", "target: GradCAM\n", "target: GradCAM\ntitle: Again\n", at: "title: Again",
            "The key \"title\" is here twice, first in line 23", "Keep one of them."),
        .init(
            "nested key twice", "    axes: [y, x]\n", "    axes: [y, x]\n    shape: [7, 7]\n",
            at: "shape: [7, 7]\n    reference", "The key \"shape\" is here twice", "Keep one of them."),
        .init("unknown key", "hints:", "hint:", at: "hint:", "has no key \"hint\"", "Did you mean \"hints\"?"),
        .init(
            "unknown key, nothing near", "hints:", "zebra:", at: "zebra:", "has no key \"zebra\"",
            "The keys are id, aliases,"),
        .init(
            "unknown key of an output", "    points: 3", "    pionts: 3", at: "pionts", "has no key \"pionts\"",
            "Did you mean \"points\"?"),
        // The exercise.
        .init("no id", "id: grad-cam-map\n", "", at: "title: Build", "needs the key \"id\"", "Add id: grad-cam-map"),
        .init(
            "no title", "title: Build the heat map\n", "", at: "id: grad-cam-map", "needs the key \"title\"",
            "Add title:"),
        .init(
            "a list for a title", "title: Build the heat map", "title: [Build]", at: "[Build]",
            "\"title\" has to be text, and is a list", "Write text."),
        .init(
            "blank title", "title: Build the heat map", "title: \" \"", at: "\" \"", "\"title\" is blank", "Write it"),
        .init(
            "bad target", "target: GradCAM", "target: Grad-CAM", at: "Grad-CAM\nedit", "cannot be a target",
            "Use letters, digits and underscores"),
        .init(
            "target of the course", "target: GradCAM", "target: Imaging", at: "Imaging\n",
            "\"Imaging\" cannot be a target: Imaging is a module of the course", "like ImagingExercise"),
        .init(
            "target of the system, in other letters", "target: GradCAM", "target: foundation", at: "foundation\n",
            "foundation is a module of Swift or of the system", "like FoundationExercise"),
        .init(
            "target that is a keyword", "target: GradCAM", "target: class", at: "class\n",
            "class is a word of the language",
            "like ClassExercise"),
        .init(
            "no edit", "edit: [Exercise/GradCAM.swift]\n", "", at: "id: grad-cam-map", "needs the key \"edit\"",
            "Add edit: [Exercise/GradCAM.swift]"),
        .init(
            "edit file missing", "edit: [Exercise/GradCAM.swift]", "edit: [Exercise/GradCam.swift]",
            at: "Exercise/GradCam.swift", "There is no file \"Exercise/GradCam.swift\"",
            "Did you mean \"Exercise/GradCAM.swift\"?"),
        .init(
            "edit file without solution", "edit: [Exercise/GradCAM.swift]", "edit: [Exercise/NoSolution.swift]",
            at: "Exercise/NoSolution.swift", "has no solution", "Add Solution/NoSolution.swift."),
        .init(
            "edit file elsewhere", "edit: [Exercise/GradCAM.swift]", "edit: [Solution/GradCAM.swift]",
            at: "Solution/GradCAM.swift", "is not a Swift file under Exercise/", "Put the learner's file there."),
        .init(
            "path upwards", "edit: [Exercise/GradCAM.swift]", "edit: [../Exercise/GradCAM.swift]", at: "../Exercise",
            "is not a path inside the lesson's folder", "Name a file inside"),
        .init(
            "absolute path", "over: \"pictures/{case}.png\"", "over: /etc/passwd", at: "/etc/passwd",
            "is not a path inside the lesson's folder", "Name a file inside"),
        .init(
            "given picture missing", "given: { image: \"pictures/{case}.png\"", "given: { image: \"pictures/mugs.png\"",
            at: "\"pictures/mugs.png\"", "There is no file \"pictures/mugs.png\"", "Did you mean \"pictures/mug.png\"?"),
        .init(
            "unknown network", "model: toybox-resnet18", "model: toybox-resnet81", at: "toybox-resnet81",
            "There is no network \"toybox-resnet81\"", "Did you mean \"toybox-resnet18\"?"),
        // Outputs.
        .init(
            "axes too few", "axes: [y, x]", "axes: [y]", at: "[y]", "\"axes\" names 1 and \"shape\" has 2",
            "Name each axis"),
        .init(
            "axis twice", "axes: [y, x]", "axes: [y, y]", at: "y]\n", "The axis \"y\" is here twice",
            "Give each axis a name"),
        .init("no axes", "    axes: [y, x]\n", "", at: "name: heatmap", "needs the key \"axes\"", "Add axes: [y, x]"),
        .init(
            "length of zero", "shape: [7, 7]", "shape: [7, 0]", at: "0]\n", "An axis cannot have 0 elements",
            "Write its length"),
        .init(
            "text for a length", "shape: [7, 7]", "shape: [7, seven]", at: "seven",
            "has to be a whole number, and is \"seven\"", "Write a whole number."),
        .init(
            "quoted number", "points: 3", "points: \"3\"", at: "\"3\"",
            "has to be a whole number, and is the text \"3\"", "Write a whole number."),
        .init("points of zero", "points: 3", "points: 0", at: "0\ncases", "\"points\" is 0", "from 1 to 1000"),
        .init(
            "reference file missing", "references/grad-cam.safetensors#", "references/gradcam.safetensors#",
            at: "references/gradcam", "There is no file \"references/gradcam.safetensors\"",
            "Did you mean \"references/grad-cam.safetensors\"?"),
        .init(
            "reference without key", "references/grad-cam.safetensors#{case}/heatmap",
            "references/grad-cam.safetensors", at: "references/grad-cam.safetensors\n", "does not say which tensor",
            "Write file#key"),
        .init(
            "unknown placeholder in a reference", "#{case}/heatmap", "#{cases}/heatmap",
            at: "references/grad-cam.safetensors#{cases}", "There is no placeholder \"{cases}\"",
            "The only placeholder is {case}"),
        .init(
            "placeholder in a title", "title: Build the heat map", "title: Build {case}", at: "Build {case}",
            "{case} is not replaced in \"title\"", "Use it in given, reference and view.over only."),
        .init(
            "no outputs", "outputs:\n", "outputs: []\nunused:\n", at: "[]\nunused", "\"outputs\" is an empty list",
            "Name what the check reports.", count: 2),
        // Comparison.
        .init(
            "unknown metric", "metric: close", "metric: near", at: "near", "There is no metric \"near\"",
            "The metrics are close, exact, cosine, rank, top-k and up-to-sign."),
        .init(
            "misspelled metric", "metric: close", "metric: clsoe", at: "clsoe", "There is no metric \"clsoe\"",
            "Did you mean \"close\"?"),
        .init("no rtol", "rtol: 1e-4, ", "", at: "{ metric", "needs the key \"rtol\"", "Add rtol: 1e-4"),
        .init("no atol", ", atol: 1e-6", "", at: "{ metric", "needs the key \"atol\"", "Add atol: 1e-6"),
        .init(
            "negative rtol", "rtol: 1e-4", "rtol: -1e-4", at: "-1e-4", "\"rtol\" is negative",
            "Write 0 or more, like 1e-4."),
        .init(
            "rtol that passes anything", "rtol: 1e-4", "rtol: 1.5", at: "1.5",
            "every answer within twice the reference would pass", "Write one below 1"),
        .init(
            "tolerance of nothing", "rtol: 1e-4, atol: 1e-6", "rtol: 0, atol: 0", at: "rtol: 0", "both 0",
            "metric: exact"),
        .init(
            "text for a tolerance", "rtol: 1e-4", "rtol: small", at: "small",
            "\"rtol\" has to be a number, and is \"small\"", "Write a number."),
        .init(
            "tolerance of another metric", "metric: close, rtol: 1e-4, atol: 1e-6", "metric: exact, atol: 1e-6",
            at: "atol", "\"atol\" means nothing to the metric exact", "Remove it."),
        .init(
            "cosine without min", "metric: close, rtol: 1e-4, atol: 1e-6", "metric: cosine", at: "{ metric",
            "needs the key \"min\"", "Add min: 0.999"),
        .init(
            "min above one", "metric: close, rtol: 1e-4, atol: 1e-6", "metric: rank, min: 2", at: "2 }",
            "\"min\" is 2.0, outside of 0...1", "like 0.999"),
        .init(
            "k beyond the axis", "metric: close, rtol: 1e-4, atol: 1e-6", "metric: top-k, k: 9", at: "9 }",
            "\"k\" is 9, and the last axis has 7", "at least 1"),
        .init(
            "unknown element type", "    axes: [y, x]\n", "    axes: [y, x]\n    dtype: float\n", at: "float\n",
            "There is no element type \"float\"", "The element types are f32, f16, bf16, u8, i32 and i64."),
        // View.
        .init(
            "unknown view", "kind: heat", "kind: heta", at: "heta", "There is no kind of view \"heta\"",
            "Did you mean \"heat\"?"),
        .init(
            "view that the shape denies", "view: { kind: heat, over: \"pictures/{case}.png\" }",
            "view: { kind: tiles }", at: "tiles", "cannot be drawn as tiles", "Tiles need at least three axes"),
        .init(
            "over nothing", "view: { kind: heat,", "view: { kind: bars,", at: "\"pictures/{case}.png\" }\n",
            "\"over\" means nothing to the view bars", "Remove it"),
        .init(
            "columns of no tiles", "view: { kind: heat, over: \"pictures/{case}.png\" }",
            "view: { kind: heat, columns: 3 }",
            at: "3 }", "\"columns\" means nothing to the view heat", "Remove it"),
        .init(
            "map whose named axes leave one over", "shape: [7, 7]\n    axes: [y, x]",
            "shape: [7, 7, 3]\n    axes: [y, x, part]", at: "heat,", "cannot be drawn as heat", "many maps are tiles"),
        .init(
            "unused key of a view", "kind: heat,", "kind: heat, scale: 3,", at: "scale: 3", "has no key \"scale\"",
            "The keys are kind, over and columns."),
        // Cases, limits, hints.
        .init(
            "case twice", "cases: [mug, { id: donut", "cases: [mug, { id: mug", at: "{ id: mug",
            "The case \"mug\" is here twice", "Give it another id."),
        .init(
            "case that has no picture", "cases: [mug,", "cases: [mgu,", at: "\"pictures/{case}.png\", model",
            "There is no file \"pictures/mgu.png\"", "Did you mean \"pictures/mug.png\"?", count: 2),
        .init(
            "hidden that is no flag", "hidden: true", "hidden: maybe", at: "maybe",
            "\"hidden\" has to be true or false", "Write true or false."),
        .init(
            "time without unit", "wall: 20s", "wall: 20", at: "20, memory", "\"wall\" has to be a time with its unit",
            "Write it like 20s"),
        .init(
            "size with a wrong unit", "memory: 1GiB", "memory: 1Gib", at: "1Gib",
            "\"memory\" has to be a size with its unit", "1GiB"),
        .init(
            "memory in which nothing starts", "memory: 1GiB", "memory: 1KiB", at: "1KiB",
            "\"memory\" is 1KiB, and no program starts in so little", "Write 32MiB or more."),
        .init(
            "time in which nothing ends", "wall: 20s", "wall: 5ms", at: "5ms", "no check can end in so little time",
            "Write 500ms or more."),
        .init(
            "misspelled limit", "stdout: 64KiB", "stdot: 64KiB", at: "stdot", "has no key \"stdot\"",
            "Did you mean \"stdout\"?"),
        .init(
            "hint that is no text", "hints: [\"Which axes do you average over?\"", "hints: [[1]", at: "[1]",
            "has to be text, and is a list", "Write text."),
        .init(
            "hint with an unknown key", hint, "hints: [{ fro: heatmap, say: \"Axes.\" }", at: "fro:",
            "\"hints[0]\" has no key \"fro\"", "Did you mean \"for\"?", count: 2),
        .init(
            "hint for an unknown output", hint, "hints: [{ for: [heatmpa], say: \"Axes.\" }", at: "heatmpa",
            "There is no output \"heatmpa\"", "Did you mean \"heatmap\"?"),
        .init(
            "hint for an unknown output, not in a list", hint, "hints: [{ for: zebra, say: \"Axes.\" }", at: "zebra",
            "There is no output \"zebra\"", "The outputs are heatmap."),
        .init(
            "hint for no output", hint, "hints: [{ for: [], say: \"Axes.\" }", at: "[], say", "\"for\" names no output",
            "Name one, or write the text alone"),
        .init(
            "hint for an output twice", hint, "hints: [{ for: [heatmap, heatmap], say: \"Axes.\" }",
            at: "heatmap], say", "\"heatmap\" is here twice", "Keep one of them."),
        .init(
            "hint for a stage that is none", hint, "hints: [{ stage: 2, say: \"Axes.\" }", at: "2, say",
            "No output has the stage 2", "Give outputs a stage, or name them: for: [heatmap]."),
        .init(
            "hint for a stage and an output", hint, "hints: [{ for: heatmap, stage: 2, say: \"Axes.\" }", at: "stage:",
            "A hint is either for outputs or for a stage", "Remove one of them."),
        .init(
            "hint for nothing", hint, "hints: [{ say: \"Axes.\" }", at: "{ say", "The hint does not say what it is for",
            "Add for: [heatmap], or write the text alone"),
        .init(
            "hint without words", hint, "hints: [{ for: heatmap }", at: "{ for: heatmap",
            "\"hints[0]\" needs the key \"say\"",
            "Add say:"),
        // Mistakes.
        .init(
            "mistake source missing", "source: Mistakes/no-relu.swift", "source: Mistakes/norelu.swift",
            at: "Mistakes/norelu", "There is no file", "Did you mean \"Mistakes/no-relu.swift\"?"),
        .init(
            "mistake without words", ", say: \"Negative evidence survives.\"", "", at: "{ id: no-relu",
            "needs the key \"say\"", "Add say:"),
        .init(
            "mistake that is not recognized", "source: Mistakes/no-relu.swift, ", "", at: "{ id: no-relu",
            "does not say how to recognize it", "Add source:"),
        .init(
            "mistake twice", "id: transposed,", "id: no-relu,", at: "id: no-relu, transform",
            "The mistake \"no-relu\" is here twice", "Give it another id."),
        .init(
            "source and transform", "source: Mistakes/no-relu.swift",
            "source: Mistakes/no-relu.swift, transform: \"relu()\"", at: "transform: \"relu",
            "either a source or a transform", "Remove one of them."),
        .init(
            "unknown transform", "transpose(y,x)", "transpoze(y,x)", at: "\"transpoze",
            "There is no transform \"transpoze\"", "Did you mean \"transpose\"?"),
        .init(
            "transform without arguments", "transpose(y,x)", "transpose", at: "\"transpose\"", "is not a transform",
            "like transpose(y,x)"),
        .init(
            "transform of an unknown axis", "transpose(y,x)", "transpose(y,z)", at: "\"transpose(y,z)",
            "heatmap has no axis \"z\"", "Its axes are y and x"),
        .init(
            "transform that changes nothing", "transpose(y,x)", "scale(1)", at: "\"scale(1)", "changes nothing",
            "Write what the mistake does"),
        .init(
            "transform with too few arguments", "transpose(y,x)", "transpose(y)", at: "\"transpose(y)",
            "wrong number of arguments", "transpose(y,x)"),
        .init(
            "channels of a map", "transpose(y,x)", "swap(r,b)", at: "\"swap(r,b)", "no axis of three channels",
            "limits a mistake to one output"),
        .init(
            "mistake of an unknown output", "transform: \"transpose(y,x)\"",
            "transform: \"transpose(y,x)\", output: heatmpa", at: "heatmpa", "There is no output \"heatmpa\"",
            "Did you mean \"heatmap\"?"),
        // Prose.
        .init(
            "picture missing", "![A mug](pictures/mug.png)", "![A mug](pictures/mugg.png)", at: "pictures/mugg.png",
            "There is no file \"pictures/mugg.png\"", "Did you mean \"pictures/mug.png\"?"),
        .init(
            "picture elsewhere", "![A mug](pictures/mug.png)", "![A mug](https://example.org/mug.png)",
            at: "https://example.org", "is on the network", "Put it into the lesson's folder"),
        .init(
            "link to nothing", "The end.", "See [the next](../09-family/lesson.md).", at: "../09-family",
            "The link's file \"../09-family/lesson.md\" does not exist", "correct the path"),
        .init(
            "link out of the project", "The end.", "See [this](../../../etc/passwd).", at: "../../../etc",
            "leads out of the project", "Link to a file of the project"),
        .init(
            "picture with a space", "![A mug](pictures/mug.png)", "![A mug](pictures/a mug.png)", at: "![A mug](pict",
            "not read as a picture: its path has a space", "![A mug](<pictures/a mug.png>)"),
        .init(
            "link with a space", "The end.", "The [end](a page.md).", at: "[end]", "not read as a link", "<a page.md>"),
        .init(
            "HTML picture", "The end.", "See <img src=\"pictures/mug.png\">.", at: "<img", "<img> is HTML",
            "![what it shows](pictures/name.png)"),
        .init(
            "HTML block", "The end.", "<details>\n<summary>More</summary>\n\nText.\n\n</details>",
            at: "<details>\n<sum",
            "<details> is HTML", "Nothing can be folded here", count: 2),
        .init(
            "HTML inside of words", "The end.", "The e<sub>n</sub>d.", at: "<sub>", "<sub> is HTML", "$x_1$"),
        .init(
            "footnote", "The end.", "The end.[^1]\n\n[^1]: Not quite.", at: "[^1]\n", "Footnotes are not shown",
            "Say it in the sentence"),
        .init(
            "unknown kind of note", "The end.", "> [!NOTICE]\n> The end.", at: "> [!NOTICE]",
            "no note of the kind \"NOTICE\"", "Did you mean \"NOTE\"?"),
        .init(
            "control character", "The end.", "The \u{1B}[31mend.", at: "\u{1B}", "a control character, U+001B",
            "Take it out."),
        .init(
            "turned text", "The end.", "The \u{202E}end.", at: "\u{202E}", "a control character, U+202E", "Take it out."
        ),
        .init(
            "control character by its number", "The end.", "The &#27;[31m end.", at: "&#27;",
            "a control character, U+001B", "Take it out."),
        .init(
            "control character in a title", "title: Build the heat map", "title: \"Build \\e[31m it\"", at: "\"Build ",
            "\"title\" has a control character, U+001B", "Take it out."),
        .init(
            "open brace in a formula", "The end.", "The end, $\\frac{1}{$.", at: "{$.", "The brace { is never closed",
            "Write } where it ends."),
        .init(
            "open brace in a formula of its own", "w_k = \\frac{1}{Z} ", "w_k =\n  \\frac{1}{Z ", at: "{Z ",
            "The brace { is never closed", "Write } where it ends."),
        .init(
            "unknown command in a formula", "The end.", "The end, $\\alhpa_k$.", at: "\\alhpa",
            "The formula has \\alhpa", "Did you mean \\alpha?"),
        .init(
            "environment without an end", "The end.", "$$\n\\begin{cases} a & b\n$$", at: "\\begin{cases}",
            "\\begin{cases} has no end", "Write \\end{cases}."),
        .init(
            "keys of an exercise in another block", "The end.", "```yaml\nid: a\ntitle: T\ntarget: A\n```",
            at: "```yaml\nid", "has the keys of an exercise and is none: its info string is \"yaml\"",
            "Write ```yaml exercise"),
        .init(
            "exercise without an info string", SampleLesson.exercise,
            SampleLesson.exercise.replacing("```yaml exercise", with: "```"), at: "```\nid", "it has no info string",
            "Write ```yaml exercise"),
        .init(
            "exercise in a list", SampleLesson.exercise, "- ```yaml exercise\n  id: a\n  ```", at: "```yaml exercise",
            "inside a list or a quotation", "Put it at the left margin"),
    ]

    @Test func table_isLongEnough() { #expect(Self.samples.count >= 80) }

    @Test(arguments: samples) func brokenLesson_isLocatedAndHasARemedy(_ sample: BrokenSample) throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: sample.text)
        #expect(sample.text != SampleLesson.text, "the sample breaks nothing")
        let load = course.load()
        let place = try #require(sample.place)
        let hit = load.diagnostics.first {
            $0.message.contains(sample.message) && $0.remedy.contains(sample.remedy) && $0.line == place.line
                && $0.column == place.column
        }
        let all = load.diagnostics.map(\.description).joined(separator: "\n")
        #expect(hit != nil, "wanted \(place.line):\(place.column), got:\n\(all)")
        #expect(load.diagnostics.count == sample.count, "\(all)")
        #expect(load.diagnostics.allSatisfy { $0.file == "Lessons/08-grad-cam/lesson.md" && !$0.remedy.isEmpty })
        #expect(load.course.lessons.isEmpty)
        #expect(load.broken.map(\.folderName) == ["08-grad-cam"])
    }
}
