import Foundation
import Testing

@testable import Support

/// What is left behind is removed, whatever it is.
struct FolderRemovalTests {
    private let folder = TemporaryFolder()
    private var target: URL { folder.url.appending(path: "target") }

    private func remove() -> Bool {
        FolderRemoval.remove(target)
        var status = stat()
        return lstat(target.path, &status) != 0
    }

    @Test func folderDeeperThanPathsAreLong_isRemoved() throws {
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        var opened = open(target.path, O_RDONLY | O_DIRECTORY)
        for _ in 0..<1500 {
            #expect(mkdirat(opened, "deeper", 0o700) == 0)
            let next = openat(opened, "deeper", O_RDONLY | O_DIRECTORY)
            close(opened)
            opened = next
        }
        close(opened)
        #expect(remove())
    }

    @Test func lockedFolders_areRemoved() throws {
        try folder.write("x", to: "target/a/b/c")
        try folder.write("y", to: "target/.removed-1/d")
        for path in ["a/b", "a", ""] { chmod(target.appending(path: path).path, 0) }
        #expect(remove())
    }

    @Test func links_areNotFollowed() throws {
        try folder.write("mine", to: "elsewhere/file")
        try folder.write("x", to: "target/x")
        let elsewhere = folder.url.appending(path: "elsewhere")
        try FileManager.default.createSymbolicLink(
            at: target.appending(path: "link"), withDestinationURL: elsewhere)
        #expect(remove())
        #expect(try String(contentsOf: elsewhere.appending(path: "file"), encoding: .utf8) == "mine")
        try FileManager.default.createSymbolicLink(at: target, withDestinationURL: elsewhere)
        #expect(remove())
        #expect(FileManager.default.fileExists(atPath: elsewhere.appending(path: "file").path))
    }

    @Test func nothing_isNoTrouble() { #expect(remove()) }
}
