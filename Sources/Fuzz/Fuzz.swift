import ArgumentParser
import Foundation

/// Feeds the readers of files with damaged ones, in a process of their own, and keeps every file that one cannot stand.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz",
        abstract: "Feeds the readers damaged files; keeps what traps, hangs or takes too much memory.",
        discussion: """
            Examples:
              Tools/fuzz torch 600        ten minutes of torch checkpoints
              Tools/fuzz all 60           a minute of each reader
              Tools/fuzz replay torch .build/fuzz/torch/found/trap-1a2b3c4d
            """,
        subcommands: [RunCommand.self, ReplayCommand.self, ChildCommand.self],
        defaultSubcommand: RunCommand.self)
}

/// `fuzz [READER] [SECONDS]`: works through one reader, or all.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Feeds one reader, or all.")

    @Argument(help: "png, jpeg, safetensors, torch, labels, or all.")
    var reader = "all"
    @Argument(help: "How long, for each reader.")
    var seconds = 60.0
    @Option(help: "Where the random numbers start.")
    var seed: UInt64 = 1
    @Option(help: "The repository.")
    var root = "."
    @Option(help: "Where what is found is kept.")
    var out = ".build/fuzz"

    func run() throws {
        var found = 0
        for reader in try readers() {
            let folder = URL(filePath: out).appending(path: reader.rawValue)
            found += try FuzzSession(
                reader: reader, root: URL(filePath: root), folder: folder, seed: seed
            ).run(seconds: seconds)
        }
        if found > 0 { throw ExitCode(1) }
    }

    private func readers() throws -> [FuzzedReader] {
        if reader == "all" { return FuzzedReader.real }
        guard let reader = FuzzedReader(rawValue: reader) else {
            throw ValidationError(
                "there is no reader \"\(reader)\"; there are png, jpeg, safetensors, torch, labels, all")
        }
        return [reader]
    }
}

/// `fuzz replay READER FILE...`: what comes of files that were kept.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Feeds files as they are, in this process, and says what came of each.")

    @Argument var reader: FuzzedReader
    @Argument var files: [String]

    func run() throws {
        for file in files {
            // Said before, so that it stands there when the reader does not come back.
            print("\(file) ... ", terminator: "")
            fflush(nil)
            print(reader.read([UInt8](try Data(contentsOf: URL(filePath: file)))).message)
        }
    }
}

/// `fuzz child`: what `run` starts; it ends by the first input that its reader cannot stand.
struct ChildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "child", shouldDisplay: false)

    @Argument var reader: FuzzedReader
    @Option var root: String
    @Option var kinds: String
    @Option var state: String
    @Option var seed: UInt64
    @Option var seconds: Double

    func run() throws {
        let corpus = try Corpus(of: reader, root: URL(filePath: root), kinds: URL(filePath: kinds))
        let state = try SharedState(at: URL(filePath: state))
        let limits = ProcessLimits()
        let end = Date.now.addingTimeInterval(seconds)
        var loop = FuzzLoop(reader: reader, corpus: corpus, seed: seed)
        // A fresh process now and then, so that memory that piles up slowly is not mistaken for one input's.
        while Date.now < end, loop.summary.inputs < 50_000 {
            loop.step(
                before: { input in
                    state.store(input: input)
                    limits.startTimers()
                },
                after: { limits.checkMemory() },
                found: { input in Corpus.keep(input, in: URL(filePath: kinds)) })
            state.store(loop.summary)
        }
    }
}

extension FuzzedReader: ExpressibleByArgument {}
