import Foundation
import Testing

@testable import ModelStore
@testable import Runner
@testable import Support

@Suite struct FileDigestTests {
    private let folder = TemporaryFolder()

    /// What `sha256sum` said of two million times the letter a: more than one part is read.
    @Test func aFile_isReadInPartsToItsEnd() throws {
        let file = try folder.write(String(repeating: "a", count: 2_000_000), to: "many")
        var steps: [Int] = []
        let digest = try FileDigest(of: file) { steps.append($0) }
        #expect(digest.hexadecimal == "bcf7f9d1b4311c3352e60502255ce09a6744df84e8f2c89f79c4b5d74933a95a")
        #expect(steps == [1 << 20, 2_000_000])
    }

    @Test func aFileThatIsNotThere_isAnError() {
        #expect(throws: POSIXFailure.self) { try FileDigest(of: folder.url.appending(path: "none")) }
    }

    @Test func theShippedWeights_haveTheHashInTheirDescription() throws {
        let package = try ModelCatalog(root: MiniCourse.project).package(named: "toybox-resnet18")
        #expect(try FileDigest(of: package.weightsFile).hexadecimal == package.description.sha256)
    }
}
