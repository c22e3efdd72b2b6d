import Lessons
import Testing

/// One file of which the starter, the solution and the mistakes are made.
@Suite struct MarkedSourceTests {
    private static let text = """
        import NN
        import Starter

        // BEGIN STARTER
        // Handy here: `relu`.
        // END STARTER

        public func heat(_ map: Tensor) -> Tensor {
            // BEGIN SOLUTION: Remove the "negative" evidence.
            let sum = map.sum(over: 1)
            // MISTAKE max: let sum = map.max(over: 1)
            // MISTAKE no-relu: let sum = map.sum(over: 1)
            // MISTAKE no-relu: let unused = 0
            return relu(sum)
            // MISTAKE no-relu: return sum
            // MISTAKE lost:
            // END SOLUTION
        }

        // BEGIN SOLUTION
        private func further() {}
        // END SOLUTION

        """

    private var source: MarkedSource { MarkedSource(Self.text, file: "Lessons/08-x/Solution/X.swift") }

    private func body(_ derived: DerivedSource) -> [String] {
        derived.lines.map(\.text).filter { $0.hasPrefix("    ") }
    }

    @Test func the_starter_has_the_task_in_the_place_of_the_solution() {
        #expect(
            source.starter.text == """
                import NN
                import Starter

                // Handy here: `relu`.

                public func heat(_ map: Tensor) -> Tensor {
                    yourTurn("Remove the \\"negative\\" evidence.")
                }

                """)
    }

    @Test func the_solution_has_no_marks_and_nothing_of_the_starters() {
        #expect(
            source.solution.text == """
                import NN
                import Starter

                public func heat(_ map: Tensor) -> Tensor {
                    let sum = map.sum(over: 1)
                    return relu(sum)
                }

                private func further() {}

                """)
    }

    @Test func a_mistake_changes_its_lines_and_no_others() {
        #expect(body(source.mistake("max")) == ["    let sum = map.max(over: 1)", "    return relu(sum)"])
        #expect(
            body(source.mistake("no-relu")) == [
                "    let sum = map.sum(over: 1)", "    let unused = 0", "    return sum",
            ])
        #expect(body(source.mistake("lost")) == ["    let sum = map.sum(over: 1)"])
        #expect(source.mistake("unheard-of") == source.solution)
        #expect(source.mistakes.map(\.id) == ["max", "no-relu", "no-relu", "no-relu", "lost"])
        #expect(source.mistakes[0].location.description == "Lessons/08-x/Solution/X.swift:11:5")
    }

    @Test func a_place_in_what_was_made_leads_back_to_the_solution() {
        let starter = source.starter
        let call = starter.lines.firstIndex { $0.text.contains("yourTurn") }.map { $0 + 1 } ?? 0
        #expect(starter.origin(line: call, column: 5) == (9, 5))
        let mistake = source.mistake("max")
        let changed = mistake.lines.firstIndex { $0.text.contains("map.max") }.map { $0 + 1 } ?? 0
        // Column 15 of the changed line is the "m" of "map.max", behind "    // MISTAKE max: let sum = ".
        #expect(mistake.origin(line: changed, column: 15) == (11, 31))
        #expect(mistake.origin(line: 99, column: 1) == (99, 1))
    }

    @Test func a_file_without_marks_stays_as_it_is() {
        for text in ["", "\n", "let a = 1", "let a = 1\n\n\n", "// BEGINNING\n// END of it\n// A MISTAKE\n"] {
            let source = MarkedSource(text, file: "X.swift")
            #expect(source.diagnostics == [])
            #expect(source.starter.text == text)
            #expect(source.solution.text == text)
        }
    }

    /// What is wrong, where, and what to do.
    @Test(arguments: [
        ("a\n// BEGIN SOLUTION\nb\n", "2:1", "never ended", "// END SOLUTION"),
        ("a\n  // END SOLUTION\n", "2:3", "No region SOLUTION is open", "// BEGIN SOLUTION above"),
        ("// BEGIN STARTER\n// END SOLUTION\n", "2:1", "No region SOLUTION is open", "Write // END STARTER."),
        ("// BEGIN SOLUTION\n// BEGIN STARTER\n// END STARTER\n", "2:1", "inside of the one", "END SOLUTION above"),
        ("// BEGIN SOLUTON: a\n", "1:1", "no region \"SOLUTON\"", "Did you mean \"SOLUTION\"?"),
        ("// BEGIN SOLUTION say what\n", "1:1", "no region \"SOLUTION say what\"", "a task follows a colon"),
        ("// BEGIN solution\n", "1:1", "no region \"solution\"", "Did you mean \"SOLUTION\"?"),
        ("// BEGN SOLUTION: a\n", "1:1", "no mark \"BEGN\"", "Did you mean \"BEGIN\"?"),
        ("a\n// MISTKE b: c\n", "2:1", "no mark \"MISTKE\"", "Did you mean \"MISTAKE\"?"),
        ("// BEGIN STARTER: a\n// END STARTER\n", "1:1", "needs no task", "nothing more"),
        ("a\n// MISTAKE b\n", "2:1", "has no name", "// MISTAKE no-relu:"),
        ("a\n// MISTAKE : b\n", "2:1", "has no name", "// MISTAKE no-relu:"),
        ("\n// MISTAKE b: c\n", "2:1", "no line above for the mistake \"b\"", "below the line"),
        ("a\n// BEGIN SOLUTION\n// MISTAKE b: c\n// END SOLUTION\n", "3:1", "no line above", "below the line"),
    ])
    func a_broken_mark_is_named_with_place_and_remedy(
        text: String, place: String, message: String, remedy: String
    ) throws {
        let diagnostics = MarkedSource(text, file: "X.swift").diagnostics
        let first = try #require(diagnostics.first)
        #expect("\(first.location)" == "X.swift:\(place)")
        #expect(first.message.contains(message), "\(first)")
        #expect(first.remedy.contains(remedy), "\(first)")
        #expect(diagnostics.count == 1, "\(diagnostics)")
    }

    @Test(arguments: ["\r\n", "\r"]) func lineEnds_doNotMatter(ending: String) {
        let saved = MarkedSource("\u{FEFF}" + Self.text.replacing("\n", with: ending), file: "Solution/X.swift")
        #expect(saved.diagnostics == [])
        #expect(saved.starter == source.starter)
        #expect(saved.solution == source.solution)
        #expect(saved.mistake("no-relu") == source.mistake("no-relu"))
        #expect(!saved.starter.text.contains("relu(sum)"))
    }

    @Test func controlCharacters_areNamedWhereTheyStand() {
        let marked = MarkedSource("// BEGIN SOLUTION: Do \u{1B}[31m it.\n// END SOLUTION\n", file: "Solution/X.swift")
        #expect(
            marked.diagnostics.map(\.description) == [
                "Solution/X.swift:1:23: There is a control character, U+001B. Take it out; in a string of Swift write it "
                    + "as an escape."
            ])
    }
}
