import Foundation
import Lessons
import Testing

@testable import Support

/// Whether two files are the same program.
struct SwiftProgramTests {
    private func isSame(_ first: String, _ second: String) -> Bool {
        guard let program = SwiftProgram(Data(first.utf8)) else { return false }
        return program == SwiftProgram(Data(second.utf8))
    }

    @Test(
        arguments: [
            ("let a = 1\n", "// A number.\n\nlet a = 1 // one\n\n"),
            ("let a = 1\n", "/* A /* nested */ \" remark */\nlet a = 1"),
            ("func f() {\n    g()\n}\n", "/// Does it.\nfunc f() {\n  // \"\"\"\n  g() /* now */\n}\n"),
            ("f(a, b)", "f(a, /* the other */ b)"),
            ("let a = 1\nlet b = 2", "let a = 1 /* over\nlines */ let b = 2"),
            ("let a = \"// no remark\" // one", "let a = \"// no remark\" // two"),
            ("let a = x / y", "let a = x / y // half of it / all"), ("let a = x/y", "let a = x/y // half"),
            ("", "// nothing\n"),
        ])
    func otherComments_areTheSameProgram(first: String, second: String) {
        #expect(isSame(first, second))
    }

    @Test(
        arguments: [
            ("let a = 1", "let a = 2"), ("let a = 1", "let a = 1\nlet b = 2"), ("let a = 1", "// let a = 1"),
            // What looks like a comment is none.
            ("let a = \"// one\"", "let a = \"// two\""), ("let a = \"/* one\"", "let a = \"/* two\""),
            ("let a = #\"\"// one\"#", "let a = #\"\"// two\"#"),
            ("let a = \"\"\"\n    // one\n    \"\"\"", "let a = \"\"\"\n    // two\n    \"\"\""),
            ("let a = \"\\(f(\"// one\"))\"", "let a = \"\\(f(\"// two\"))\""),
            ("/* /* */ let a = 1 */ let b = 2", "/* /* */ */ let a = 1; let b = 2"),
            // Where a comment ends decides what is said.
            ("return\nx", "return x"), ("return // it\nx", "return /* it */ x"),
            ("let a = b -c", "let a = b - c"), ("let a = b - /* */ c", "let a = b -/* */ c\n+ d"),
            ("a- b", "a/**/ - b"), ("let a = \" \"", "let a = \"  \""),
        ])
    func otherTokens_areAnotherProgram(first: String, second: String) {
        #expect(!isSame(first, second))
    }

    /// In a regular expression, two slashes may be anything.
    @Test(arguments: ["let a = #/https?://one/#", "let a = /\"/ // one", "f(/x/)", "let a = [/[/*]/]"])
    func regularExpression_cannotBeTold(source: String) {
        #expect(SwiftProgram(Data(source.utf8)) == nil)
        #expect(!isSame(source, source))
    }

    // MARK: The course's own starters

    private static let starters: [(path: String, text: String)] = {
        let load = Lessons.Course.load(from: MiniCourse.project.appending(path: "Lessons"))
        return load.course.lessons.flatMap { lesson in
            lesson.exercises.flatMap { exercise in
                exercise.edit.compactMap { path in
                    let solution = lesson.folder.appending(path: ExerciseSpec.solutionPath(of: path))
                    guard let text = try? String(contentsOf: solution, encoding: .utf8) else { return nil }
                    return ("\(lesson.folderName)/\(path)", MarkedSource(text, file: path).starter.text)
                }
            }
        }
    }()

    @Test func everyStarter_isItselfWithOtherComments() {
        #expect(Self.starters.count >= 39)
        for (path, text) in Self.starters {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let comments = lines.filter { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
            #expect(!comments.isEmpty, "\(path)")
            let without = lines.filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
            #expect(isSame(text, without.joined(separator: "\n")), "\(path)")
            let other = lines.flatMap { line in
                line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//")
                    ? ["\(line) And \"more\" of it /* ", "", "/* and /* a */ \" remark */"] : [String(line)]
            }
            #expect(isSame(text, other.joined(separator: "\n")), "\(path)")
        }
    }

    @Test func everyStarter_isAnotherProgramWithoutAnyLineThatIsNoComment() {
        for (path, text) in Self.starters {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() {
                let words = line.trimmingPrefix(while: \.isWhitespace)
                guard !words.isEmpty, !words.hasPrefix("//") else { continue }
                var fewer = lines
                fewer.remove(at: number)
                #expect(!isSame(text, fewer.joined(separator: "\n")), "\(path):\(number + 1)")
                // What the starter asks for stands in a text.
                let other = lines.enumerated().map { place, line in
                    place == number ? line.replacing("\")", with: " now\")") : line
                }
                let isText = line.contains("\")")
                #expect(isSame(text, other.joined(separator: "\n")) != isText, "\(path):\(number + 1)")
            }
        }
    }
}
