import Foundation

/// Keeps a child at work on one reader, starts another when it ends, and keeps the file that ended it.
struct FuzzSession {
    let reader: FuzzedReader
    /// The repository.
    let root: URL
    /// Where what is found is kept.
    let folder: URL
    let seed: UInt64
    /// The `fuzz` program, which the child is too.
    var program = Bundle.main.executableURL

    /// Works for some seconds.
    ///
    /// - Returns: how many different ways to end a child were found.
    func run(seconds: Double) throws -> Int {
        let kinds = folder.appending(path: "kinds")
        let found = folder.appending(path: "found")
        for folder in [kinds, found] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let state = folder.appending(path: "state-\(getpid())")
        defer { try? FileManager.default.removeItem(at: state) }
        let shared = try SharedState(at: state)
        let end = Date.now.addingTimeInterval(seconds)
        var tally = Tally()
        var findings: Set<String> = []
        var round: UInt64 = 0
        while Date.now < end {
            shared.clear()
            let log = folder.appending(path: "log")
            let child = try start(
                seed: seed &* 1_000_003 &+ round, seconds: end.timeIntervalSinceNow, kinds: kinds, state: state,
                log: log)
            while child.isRunning {
                Thread.sleep(forTimeInterval: 0.1)
                tally.progress(reader, shared, end: end)
            }
            tally.add(shared)
            round += 1
            if let ending = Ending(of: child) {
                let sentence = Self.sentence(in: log) ?? "\(ending)"
                guard findings.insert("\(ending) \(sentence)").inserted else { continue }
                let input = shared.input
                let file = found.appending(path: "\(ending)-\(Corpus.name(of: input))")
                try Data(input).write(to: file)
                print("\(reader.rawValue): \(ending): \(sentence)\n    kept as \(file.path)")
            }
        }
        print("\(reader.rawValue): \(tally.sentence), \(findings.count) found")
        return findings.count
    }

    /// Starts a child.
    ///
    /// - Parameters:
    ///   - kinds: a folder of files that are read first, and where others that are worth keeping are kept.
    ///   - state: a file in which the child leaves what it was doing.
    ///   - log: a file for what it prints, such as the message of a trap.
    func start(seed: UInt64, seconds: Double, kinds: URL, state: URL, log: URL) throws -> Process {
        let child = Process()
        child.executableURL = program
        child.arguments = [
            "child", reader.rawValue, "--root", root.path, "--kinds", kinds.path, "--state", state.path,
            "--seed", "\(seed)", "--seconds", "\(max(seconds, 0))",
        ]
        // A trap would otherwise take seconds to print its backtrace; `fuzz replay` shows it.
        child.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        child.standardOutput = output
        child.standardError = output
        child.standardInput = FileHandle.nullDevice
        try child.run()
        return child
    }

    /// The trap's message, without what differs from file to file.
    private static func sentence(in log: URL) -> String? {
        let lines = (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.last { $0.contains("rror: ") }.map { String($0.prefix(300)) }
    }
}
