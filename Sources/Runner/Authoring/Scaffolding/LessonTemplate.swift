import Lessons

/// The files of a new lesson: small, whole, and sound, so that its author changes something that works.
///
/// The exercise stretches a map to 0...1, which every heat map of the course needs before it is drawn.
struct LessonTemplate: Sendable {
    let name: LessonName
    /// The lesson before it, which it requires; nil when it is the first.
    let previous: String?
    /// Whether the text shows what a map looks like that is not stretched, by a picture.
    var hasPicture = false

    /// Its picture, relative to the lesson's folder.
    static let picturePath = "pictures/as-it-is.png"

    /// Contents by path, relative to the lesson's folder.
    var files: [String: String] {
        let target = name.target
        return [
            "lesson.md": lesson,
            "Exercise/\(target).swift": MarkedSource(solution, file: "").starter.text,
            "Solution/\(target).swift": solution,
            "Check/\(target)Check/main.swift": check,
        ]
    }

    private var lesson: String {
        """
        ---
        id: \(name.slug)
        title: \(name.title)
        requires: [\(previous ?? "")]
        format: 1
        ---
        # \(name.title)

        The values of a map can lie anywhere. Before it is drawn they are stretched, so that the smallest becomes 0 and the
        largest 1:

        $$
        s = \\frac{m - \\min m}{\\max m - \\min m}
        $$

        \(picture)Which of the two, the smallest or the largest, is lost if you only divide?

        ```yaml exercise
        id: \(name.slug)
        title: Stretch a map to 0...1
        target: \(name.target)
        edit: [Exercise/\(name.target).swift]
        outputs:
          - name: stretched
            shape: [3, 4]
            axes: [y, x]
            reference: references/\(name.slug).safetensors#{case}/stretched
            compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
            view: { kind: heat }
        cases:
          - { id: hill, given: { values: [2, 3, 4, 3, 3, 6, 9, 5, 2, 4, 5, 3] } }
          - { id: below-zero, given: { values: [-4, -3, -1, 0, 2, 5, 1, -2, -3, 0, 3, 4] } }
          - { id: another, hidden: true, given: { values: [7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9] } }
        limits: { build: 180s, wall: 20s, memory: 512MiB, stdout: 64KiB }
        hints:
          - "What has to be taken away so that the smallest value becomes 0?"
          - "And how large is the largest one then?"
        mistakes:
          - id: not-shifted
            source: Solution/\(name.target).swift
            say: "The largest value is 1, and the smallest is not 0."
            hint: "Take the smallest value away first."
          - { id: upside-down, transform: "flip(y)", say: "The rows run from the bottom to the top." }
        ```

        Now 0 is the smallest value of the map and 1 the largest. What this does not show: how large they were.

        """
    }

    private var picture: String {
        guard hasPicture else { return "" }
        return """
            ![A map of three rows and four columns in two colors only: five places are bright, the others dark](\(Self.picturePath))

            That is the map `below-zero` of the exercise, drawn as it is. Whatever is 0 or less is as dark as can be, whatever is
            1 or more as bright as can be: 1 and 5 look the same.


            """
    }

    private var solution: String {
        """
        import NN
        import Starter

        // BEGIN STARTER
        // Handy here: `map.min()` and `map.max()`, and + - * / between tensors.
        // END STARTER

        /// A map, stretched so that its smallest value is 0 and its largest is 1.
        ///
        /// - Parameter map: `[y, x]`, not all values equal.
        /// - Returns: the same shape.
        public func stretched(_ map: Tensor) -> Tensor {
            // BEGIN SOLUTION: Stretch the map to 0...1.
            (map - map.min()) / (map.max() - map.min())
            // MISTAKE not-shifted: map / map.max()
            // END SOLUTION
        }

        """
    }

    private var check: String {
        """
        import ExerciseKit
        import NN
        import \(name.target)

        Check.main { given, report in
            let values = try given.ints("values").map { Float($0) }
            report("stretched", stretched(Tensor(values, shape: [3, 4])))
        }

        """
    }
}
