import Foundation
import NN
import Testing

@Suite struct ClassLabelsTests {
    @Test func oneNameALine_isReadInOrder() throws {
        let wanted = ["mug", "Labrador retriever", "crane", "crane", "vizsla, Magyar kutya", "étoile"]
        let text = "mug\nLabrador retriever\ncrane\ncrane\nvizsla, Magyar kutya\nétoile"
        let windows = text.replacing("\n", with: "\r\n") + "\r\n"
        for written in [text, text + "\n", "\u{FEFF}" + text, windows, " " + text + "\t"] {
            #expect(try ClassLabels(data: Data(written.utf8), count: 6).names == wanted)
        }
    }

    @Test func theShippedLabels_fitTheShippedNetwork() throws {
        let folder = Fixture.root.appending(path: "Models/toybox-resnet18")
        let labels = try ClassLabels(contentsOf: folder.appending(path: "labels.txt"), count: 16)
        #expect(labels.names.contains("teapot"))
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let bytes: Data
        var count: Int?
        let says: String
        var testDescription: String { says }

        init(_ text: String, count: Int? = nil, says: String) {
            self.init(Data(text.utf8), count: count, says: says)
        }

        init(_ bytes: Data, count: Int? = nil, says: String) {
            (self.bytes, self.count, self.says) = (bytes, count, says)
        }
    }

    static let broken: [Broken] = [
        Broken("", says: "x.txt: cannot be read: it is empty"),
        Broken("\u{FEFF}", says: "x.txt: cannot be read: it is empty"),
        Broken("a\n\nb\n", says: "x.txt: line 2 is empty, wanted the name of a class"),
        Broken("a\n \t\nb\n", says: "x.txt: line 2 is empty, wanted the name of a class"),
        Broken(
            "a\nb\n\n", count: 2,
            says: "x.txt: line 3 is blank, and nothing follows: the names are 2; take the blank end away"),
        Broken(Data([0x61, 0x0A, 0xE9, 0x0A]), says: "x.txt: line 2 is not UTF-8 text"),
        Broken(Data([0xFF, 0xFE, 0x61, 0]), says: "x.txt: line 1 is not UTF-8 text"),
        Broken("a\nb\u{1B}[2J\n", says: "x.txt: line 2 holds the control character U+1B"),
        Broken("a\rb\r", says: "x.txt: line 1 holds the control character U+D"),
        Broken("a\nb", count: 3, says: "x.txt: names 2 classes, one a line, but the network has 3"),
        Broken(Data(repeating: 0x61, count: 1 << 22 | 1), says: "it has 4194305 bytes, wanted at most 4194304"),
    ]

    @Test(arguments: broken) func brokenLabels_giveOneClearError(_ broken: Broken) {
        let error = #expect(throws: ClassLabelsError.self) {
            try ClassLabels(data: broken.bytes, count: broken.count, file: "x.txt")
        }
        #expect(error?.description.hasSuffix(broken.says) == true, "\(String(describing: error))")
    }

    @Test func whatIsNoFileOfLabels_isNamed() throws {
        let folder = try TemporaryFolder()
        let missing = folder.url.appending(path: "none.txt")
        #expect(throws: ClassLabelsError.unreadable(file: missing.path, reason: "there is no such file")) {
            try ClassLabels(contentsOf: missing)
        }
        #expect(throws: ClassLabelsError.unreadable(file: folder.url.path, reason: "it is a folder")) {
            try ClassLabels(contentsOf: folder.url)
        }
        let pipe = folder.url.appending(path: "pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        #expect(throws: ClassLabelsError.unreadable(file: pipe.path, reason: "it is not an ordinary file")) {
            try ClassLabels(contentsOf: pipe)
        }
        // A gigabyte that takes no room on the disk: it is refused by its size, not read.
        let large = folder.url.appending(path: "large.txt")
        #expect(FileManager.default.createFile(atPath: large.path, contents: nil))
        #expect(truncate(large.path, 1 << 30) == 0)
        #expect(
            throws: ClassLabelsError.unreadable(
                file: large.path, reason: "it has 1073741824 bytes, wanted at most 4194304")
        ) { try ClassLabels(contentsOf: large) }
    }
}
