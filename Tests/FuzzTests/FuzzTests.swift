import Foundation
import NN
import Testing

@testable import Fuzz

@Suite struct FuzzTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A reader that traps takes this process with it: `Tools/fuzz READER` finds the file again, and keeps it.
    @Test(arguments: FuzzedReader.real) func damagedFiles_giveAnAnswer(reader: FuzzedReader) throws {
        let summary = try run(reader, inputs: 4000, seed: 20)
        #expect(summary.inputs == 4000)
        #expect(summary.refused > 1000 && summary.refused < 4000)
        #expect(summary.kinds > 8)
    }

    @Test func theSameSeed_givesTheSameFiles() throws {
        #expect(try run(.torch, inputs: 500, seed: 3) == run(.torch, inputs: 500, seed: 3))
        #expect(try read(.torch, inputs: 300, seed: 3) == read(.torch, inputs: 300, seed: 3))
        #expect(try read(.torch, inputs: 300, seed: 3) != read(.torch, inputs: 300, seed: 4))
    }

    @Test(arguments: FuzzedReader.real) func damage_leavesSomeFilesReadable(reader: FuzzedReader) throws {
        let corpus = try Corpus(of: reader, root: Self.root)
        #expect(corpus.files.count >= 4)
        #expect(corpus.files.contains { !reader.read($0).isError })
        var random = SplitMix64(state: 5)
        let damaged = (0..<300).map { _ in reader.damaged(corpus.files, &random) }
        #expect(Set(damaged).count > 200)
    }

    /// What the tool is for: a reader that traps, hangs or grows is found, and the file that made it do so is kept.
    @Test(arguments: [(UInt8(0), Ending.trap), (1, .hang), (0xFF, .memory)])
    func misbehavingReader_isFound(byte: UInt8, ending: Ending) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let kinds = folder.appending(path: "kinds")
        try FileManager.default.createDirectory(at: kinds, withIntermediateDirectories: true)
        try Data([byte, 7]).write(to: kinds.appending(path: "file"))
        let session = FuzzSession(
            reader: .selfTest, root: Self.root, folder: folder, seed: 1, program: Self.program)
        let state = folder.appending(path: "state")
        let child = try session.start(
            seed: 1, seconds: 600, kinds: kinds, state: state, log: folder.appending(path: "log"))
        child.waitUntilExit()
        #expect(Ending(of: child) == ending)
        #expect(try SharedState(at: state).input == [byte, 7])
    }

    private func run(_ reader: FuzzedReader, inputs: Int, seed: UInt64) throws -> FuzzLoop.Summary {
        var loop = FuzzLoop(reader: reader, corpus: try Corpus(of: reader, root: Self.root), seed: seed)
        for _ in 0..<inputs { loop.step(before: { _ in }, after: {}, found: { _ in }) }
        return loop.summary
    }

    private func read(_ reader: FuzzedReader, inputs: Int, seed: UInt64) throws -> [[UInt8]] {
        var loop = FuzzLoop(reader: reader, corpus: try Corpus(of: reader, root: Self.root), seed: seed)
        var files: [[UInt8]] = []
        for _ in 0..<inputs { loop.step(before: { files.append($0) }, after: {}, found: { _ in }) }
        return files
    }

    /// The program, which lies beside the tests' own or where it is usually built.
    private static var program: URL {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let besides = tests.deletingLastPathComponent().appending(path: "fuzz")
        let isThere = FileManager.default.isExecutableFile(atPath: besides.path)
        return isThere ? besides : root.appending(path: ".build/debug/fuzz")
    }
}
