import Foundation
import Testing

@testable import Checking

struct CompilerLogTests {
    private let staged = StagedExercise(
        folder: URL(filePath: "/build/my course/staging"), module: "Maps", checkModule: "MapsCheck",
        exercise: [
            .init(path: "03-maps/Exercise/Maps.swift", contents: Data("import NN\n\nlet x = 1\nlet y: Int = \"\"".utf8))
        ],
        check: [.init(path: "03-maps/Check/MapsCheck/main.swift", contents: Data("import Maps".utf8))])

    private func errors(_ log: String) -> [CompilerMessage] {
        CompilerLog(text: log).errors(about: staged, lessons: "Lessons")
    }

    @Test func errors_areReportedOnceWithTheirNotes() {
        let log = """
            /build/my course/staging/03-maps/Exercise/Maps.swift:4:14: error: cannot convert value: of type 'Int'
            /build/my course/staging/03-maps/Exercise/Maps.swift:2:1: note: declared here
            /build/my course/staging/03-maps/Exercise/Maps.swift:4:14: error: cannot convert value: of type 'Int'
            /build/my course/staging/03-maps/Exercise/Maps.swift:9:1: warning: unused
            """
        let found = errors(log)
        #expect(found.count == 1)
        #expect(found.first?.location == "Lessons/03-maps/Exercise/Maps.swift:4:14")
        #expect(found.first?.text == "cannot convert value: of type 'Int'")
        #expect(found.first?.source == "let y: Int = \"\"")
        #expect(found.first?.notes == ["declared here"])
    }

    @Test func origin_tellsWhoseFileItIs() {
        let log = """
            /build/my course/staging/03-maps/Check/MapsCheck/main.swift:5:1: error: extra argument
            /elsewhere/Sources/NN/Tensor.swift:5:1: error: broken
            """
        #expect(errors(log).map(\.origin) == [.check, .course])
    }

    @Test(arguments: [
        (
            "4.\tWhile silgen emitFunction SIL function \"@$s1T\".\n for 'f(_:_:)' (at FILE:4:1)\n", 4,
            "let y: Int = \"\""
        ),
        (
            "3.\tWhile silgen closureexpr SIL function.\n for expression at [FILE:3:5 - line:6:1] RangeText=\"{\"\n", 3,
            "let x = 1"
        ),
    ])
    func breakdown_isAtWhatTheCompilerWasAt(log: String, line: Int, source: String) {
        let log = "0.\tProgram arguments: swift-frontend FILE\n1.\tSwift version\n" + log
        func message(_ file: String) -> CompilerMessage? {
            CompilerLog(text: log.replacing("FILE", with: "/build/my course/staging/\(file)"))
                .breakdown(in: staged, lessons: "Lessons")
        }
        let found = message("03-maps/Exercise/Maps.swift")
        #expect(found?.file == "Lessons/03-maps/Exercise/Maps.swift" && found?.line == line && found?.source == source)
        #expect(found?.origin == .learner)
        #expect(message("03-maps/Check/MapsCheck/main.swift")?.origin == .check)
        #expect(message("elsewhere.swift") == nil)
    }

    @Test func missingModule_isSaidInTheLearnersWords() {
        let log = "/build/my course/staging/03-maps/Exercise/Maps.swift:1:8: error: no such module 'Explaining'"
        #expect(
            errors(log).map(\.text) == [
                "an exercise cannot import 'Explaining'; it has NN, Imaging, Starter, "
                    + "and what comes with Swift, as Foundation does"
            ])
    }

    @Test func lineOfAnotherFile_isNotRead() {
        let message = errors("/etc/passwd:1:1: error: root").first
        #expect(message?.origin == .course)
        #expect(message?.source == nil)
    }

    @Test func undefinedSymbol_isAtTheLineThatUsesIt() {
        let log = """
            ld.lld: error: undefined symbol: missing
            >>> referenced by Maps.swift:3 (/build/my course/staging/03-maps/Exercise/Maps.swift:3)
            >>>               Maps.o:($s4Maps1fSiyF)
            clang: error: linker command failed with exit code 1 (use -v to see invocation)
            """
        let found = LinkerLog(text: log).errors(about: staged, lessons: "Lessons")
        #expect(found.map(\.text) == ["'missing' is declared and used, but nothing has that name"])
        #expect(found.map(\.location) == ["Lessons/03-maps/Exercise/Maps.swift:3:1"])
        #expect(!LinkerLog(text: log).isAboutTheMachine)
        #expect(LinkerLog(text: "ld.lld: error: cannot open x: No such file or directory").isAboutTheMachine)
    }

    @Test func steps_areReadFromThePackageManagersCount() {
        #expect(KitBuildSteps.step(in: "[12/34] Compiling NN Tensor.swift")?.done == 12)
        #expect(KitBuildSteps.step(in: "[12/34] Compiling NN Tensor.swift")?.total == 34)
        #expect(KitBuildSteps.step(in: "Build complete!") == nil)
    }

    @Test func caret_keepsTabs() {
        let message = CompilerMessage(
            origin: .learner, file: "f", line: 1, column: 3, text: "t", source: "\tlet x = 1")
        #expect(message.caret == "\t ^")
    }
}
