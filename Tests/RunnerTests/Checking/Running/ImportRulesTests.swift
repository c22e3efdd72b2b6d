import Foundation
import Testing

@testable import Checking

struct ImportRulesTests {
    private func complaints(_ source: String) -> [String] {
        ImportRules(file: "X.swift", source: Data(source.utf8)).complaints().map {
            "\($0.line):\($0.column) \($0.text.split(separator: "; write ").last ?? "")"
        }
    }

    @Test(arguments: [
        ("@testable import NN", "1:1 `import NN` without `@testable`"),
        ("import A\n  @testable\n  import struct NN.Tensor\n", "2:3 `import struct NN.Tensor` without `@testable`"),
        ("/* /* \" */ */ @testable import NN", "1:15 `import NN` without `@testable`"),
        ("@_spi(\"a)\") import NN.Inner // why", "1:1 `import NN.Inner` without `@_spi`"),
        ("let a = \"\\(b[\"//\"])\"; @_exported import NN", "1:23 `import NN` without `@_exported`"),
        ("let a = #\"\\(\"#; @_exported import NN", "1:17 `import NN` without `@_exported`"),
        (
            "let a = \"\"\"\n @testable import A\n \"\\(f(\"\"\"\n)\n\"\"\"))\"\"\"\n@testable import NN",
            "6:1 `import NN` without `@testable`"
        ),
        ("let a = \"open\n@testable import NN", "2:1 `import NN` without `@testable`"),
        ("#if false\n@testable import NN\r\n#endif", "2:1 `import NN` without `@testable`"),
        ("@preconcurrency @_implementationOnly internal import NN", "1:17 `import NN` without `@_implementationOnly`"),
    ])
    func attributeOfAnImport_isFound(source: String, complaint: String) {
        #expect(complaints(source) == [complaint])
    }

    @Test(arguments: [
        "", "import NN", "@preconcurrency import NN", "public import NN", "// @testable import NN", "@",
        "/* @testable import NN", "let a = \"@testable import NN\"", "let a = \"\"\"\n@testable import NN\n\"\"\"",
        "let a = #\"\" @testable import NN\"#", "@main struct A {}\nimport NN", "@MainActor var `import`: Int",
        "@discardableResult func f() -> Int { 1 }\nimport NN", "@testable", "@_spi(", "\"\\(", "/*/",
    ])
    func everythingElse_isFine(source: String) {
        #expect(complaints(source) == [])
    }

    @Test func severalFaults_areAllNamed() {
        #expect(complaints("@testable @_exported import NN\n@testable import Imaging").count == 3)
    }

    /// What an exercise cannot import at all is the compiler's to say.
    @Test func moduleThatIsNotThere_isLeftToTheCompiler() {
        #expect(complaints("@testable import ExerciseKit") == [])
    }
}
