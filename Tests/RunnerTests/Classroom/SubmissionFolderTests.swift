import Foundation
import Testing

@testable import Classroom

/// What of a folder is a submission.
struct SubmissionFolderTests {
    private let folder = TemporaryFolder()

    private func make(_ names: String...) throws {
        for name in names {
            if name.hasSuffix("/") {
                try FileManager.default.createDirectory(
                    at: folder.url.appending(path: name), withIntermediateDirectories: true)
            } else {
                try folder.write("", to: name)
            }
        }
    }

    @Test func entries_areSubmissionsByWhatTheyAre() throws {
        try make(
            "ann/", "bob.zip", "Cy.TAR.GZ", "dee.tgz", "eve.git/objects/", "eve.git/refs/", "eve.git/HEAD", "notes.txt",
            ".hidden/")
        try make("__MACOSX/", ".zip", "fay.git/")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "gil"), withDestinationURL: URL(filePath: "/etc"))
        let found = try SubmissionFolder(folder.url)
        #expect(found.sources.map(\.name) == ["Cy", "ann", "bob", "dee", "eve", "fay.git"])
        #expect(found.sources.map(\.form) == [.tar, .folder, .zip, .tar, .repository, .folder])
        #expect(found.others == ["gil", "notes.txt"])
    }

    @Test func sameNameTwice_goesByWholeNames() throws {
        try make("ann/", "ann.zip", "bob.zip")
        #expect(try SubmissionFolder(folder.url).sources.map(\.name) == ["ann", "ann.zip", "bob"])
    }

    @Test func ownFiles_areNobodys() throws {
        try make("ann/", "out/", "grading.yml")
        let own = ["out", "grading.yml"].map { folder.url.appending(path: $0) }
        let found = try SubmissionFolder(folder.url, except: own)
        #expect(found.sources.map(\.name) == ["ann"] && found.others == [])
    }

    @Test func whatIsNoFolder_isSaid() throws {
        try make("export.zip")
        #expect(throws: SubmissionError.isAFile(folder.url.appending(path: "export.zip").path)) {
            try SubmissionFolder(folder.url.appending(path: "export.zip"))
        }
        #expect(throws: SubmissionError.noFolder("/nowhere at all")) {
            try SubmissionFolder(URL(filePath: "/nowhere at all"))
        }
    }
}
