import Foundation
import Testing

@testable import Checking

struct CompilerLogTests {
    private let package = URL(filePath: "/build/my course/package")
    private let learner: Set<String> = ["03-maps/Exercise/Maps.swift"]

    private func errors(_ log: String) -> [CompilerMessage] {
        CompilerLog(text: log).errors(package: package, learner: learner, lessons: "Lessons")
    }

    @Test func errors_areReportedOnceWithTheirNotes() {
        let log = """
            [3/9] Compiling Maps Maps.swift
            /build/my course/package/03-maps/Exercise/Maps.swift:4:9: error: cannot convert value: of type 'Int'
            /build/my course/package/03-maps/Exercise/Maps.swift:2:1: note: declared here
            /build/my course/package/03-maps/Exercise/Maps.swift:4:9: error: cannot convert value: of type 'Int'
            /build/my course/package/03-maps/Exercise/Maps.swift:9:1: warning: unused
            """
        let found = errors(log)
        #expect(found.count == 1)
        #expect(found.first?.location == "Lessons/03-maps/Exercise/Maps.swift:4:9")
        #expect(found.first?.text == "cannot convert value: of type 'Int'")
        #expect(found.first?.notes == ["declared here"])
    }

    @Test func origin_tellsWhoseFileItIs() {
        let log = """
            /build/my course/package/03-maps/Check/MapsCheck/main.swift:5:1: error: extra argument
            /elsewhere/Sources/NN/Tensor.swift:5:1: error: broken
            """
        #expect(errors(log).map(\.origin) == [.check, .course])
    }

    @Test func progress_isReadFromTheStepCount() {
        #expect(CompilerLog.progress(in: "[12/34] Compiling NN Tensor.swift")?.done == 12)
        #expect(CompilerLog.progress(in: "[12/34] Compiling NN Tensor.swift")?.total == 34)
        #expect(CompilerLog.progress(in: "Build complete!") == nil)
    }

    @Test func caret_keepsTabs() {
        let message = CompilerMessage(
            origin: .learner, file: "f", line: 1, column: 3, text: "t", source: "\tlet x = 1")
        #expect(message.caret == "\t ^")
    }
}
