import Foundation
import Imaging
import Testing

@Suite struct FileTests {
    @Test("Every kind of PNG gives the RGB that Pillow gives", arguments: try Fixture.names(in: "png", suffix: ".png"))
    func png_ofAnyKind_isPillows(name: String) throws {
        let expected = try Fixture.picture(name.replacing(".png", with: ".expected.png"))
        #expect(try Fixture.picture(name).largestDifference(to: expected) == 0)
    }

    @Test(
        "Every kind of JPEG gives the RGB that Pillow gives", arguments: try Fixture.names(in: "jpeg", suffix: ".jpg"))
    func jpeg_ofAnyKind_isPillows(name: String) throws {
        let expected = try Fixture.picture(name.replacing(".jpg", with: ".expected.png"))
        // Decoders may round the cosine transform and the color conversion differently by a level or two.
        let difference = try #require(try Fixture.picture(name).largestDifference(to: expected))
        #expect(difference <= 2)
    }

    @Test func written_isReadBack() throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = Picture.noise(width: 33, height: 21, seed: 6)
        let png = folder.appending(path: "näme with space.PNG")
        try picture.write(to: png)
        try picture.write(to: png)  // over itself
        #expect(try Picture(contentsOf: png) == picture)
        let smooth = try Fixture.picture("colors/picture.png")
        let jpeg = folder.appending(path: "smooth.jpeg")
        try smooth.write(to: jpeg, quality: 98)
        let again = try Picture(contentsOf: jpeg)
        #expect(try #require(again.largestDifference(to: smooth)) <= 24)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)).count == 2, "no half file is left")
    }

    @Test func aWrongEnding_isAnErrorThatNamesTheFile() throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "picture.gif")
        #expect(throws: PictureError.unknownFormat(file: url.path)) {
            try Picture(width: 1, height: 1, color: .white).write(to: url)
        }
    }

    @Test func aMissingFolder_isAnErrorThatNamesTheFile() throws {
        let url = URL(filePath: "/nowhere/at/all/picture.png")
        let error = #expect(throws: PictureError.self) {
            try Picture(width: 1, height: 1, color: .white).write(to: url)
        }
        #expect(error == .unwritable(file: url.path, reason: "there is no such file or folder"))
    }

    #if os(Linux)
        @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm") && getuid() == 0))
        func aFullDisk_isAnErrorAndLeavesTheOldFile() throws {
            // A file system of 64 KiB needs a mount; a limit on the file's size makes write(2) fail at the same place.
            let folder = try scratch()
            defer { try? FileManager.default.removeItem(at: folder) }
            let url = folder.appending(path: "large.png")
            try Picture(width: 2, height: 2, color: .white).write(to: url)
            let mounted = folder.appending(path: "small")
            try FileManager.default.createDirectory(at: mounted, withIntermediateDirectories: false)
            guard mount("none", mounted.path, "tmpfs", 0, "size=64k") == 0 else { return }
            defer { umount(mounted.path) }
            let target = mounted.appending(path: "large.png")
            try Picture(width: 2, height: 2, color: .white).write(to: target)
            #expect(throws: PictureError.unwritable(file: target.path, reason: "the disk is full")) {
                try Picture.noise(width: 400, height: 400, seed: 1).write(to: target)
            }
            #expect(try Picture(contentsOf: target) == Picture(width: 2, height: 2, color: .white))
            #expect(try FileManager.default.contentsOfDirectory(atPath: mounted.path) == ["large.png"])
        }
    #endif

    @Test func whatCannotBeRead_saysWhy() throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = folder.appending(path: "missing.png")
        #expect(throws: PictureError.unreadable(file: missing.path, reason: "there is no such file or folder")) {
            try Picture(contentsOf: missing)
        }
        #expect(throws: PictureError.unreadable(file: folder.path, reason: "it is a folder")) {
            try Picture(contentsOf: folder)
        }
        let pipe = folder.appending(path: "pipe.png")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        #expect(throws: PictureError.unreadable(file: pipe.path, reason: "it is not an ordinary file")) {
            try Picture(contentsOf: pipe)
        }
        for (bytes, found) in [
            ([], "empty"), (Array("hello there".utf8), "text"), (Array("GIF89a".utf8), "a GIF"),
            (Array("RIFF1234WEBPVP8 ".utf8), "a WebP picture"), ([0x89, 0x50, 0x4E], "only the start of a picture"),
        ] as [([UInt8], String)] {
            #expect(throws: PictureError.notAPicture(file: "x.png", found: found)) {
                try Picture(decoding: bytes, name: "x.png")
            }
        }
    }

    private func scratch() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "imaging-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.resolvingSymlinksInPath()
    }
}
