import CLaunch
import Foundation
import Support

/// The process between the course and a program that is not to be trusted.
///
/// It starts the program, drains what it prints, watches the clock and what the whole tree of processes uses, kills the tree
/// when a limit is passed, the program has ended, or the course is gone, and reports. It has one thread and never blocks on
/// anything but `poll`.
package struct Supervisor {
    private let request: SandboxRequest
    private let program: LaunchedProgram
    private let clock = SuspendingClock()
    private let start: SuspendingClock.Instant
    private var output: OutputDrain
    private var errors: OutputDrain
    private var outbox = Outbox(descriptor: STDOUT_FILENO)
    private var peakMemory = 0
    /// What was alive when it was last looked at.
    private var tree = ProcessTree(below: getpid(), in: [])
    /// Every other look is a close one: files in memory show only there.
    private var looksClosely = true
    private var nextSample: SuspendingClock.Instant
    private var nextScratchMeasure: SuspendingClock.Instant

    /// Reads a request from the environment, supervises it, and writes messages to standard output.
    package static func main() {
        // The tree has to be dead before the supervisor is.
        claunch_note_requests_to_stop()
        _ = claunch_adopt_orphans()
        Descriptor.closeOnExec(STDIN_FILENO)
        guard let request = readJob() else { return }
        var outbox = Outbox(descriptor: STDOUT_FILENO)
        do throws(LaunchedProgram.Failure) {
            var supervisor = Supervisor(request: request, program: try LaunchedProgram(request))
            supervisor.supervise()
        } catch {
            ProcessReaper.killAll()
            let ending: RunReport.Ending =
                switch error {
                case .step(let step, let number): .notStarted(step: step, errorNumber: number)
                case .cannotHide(let path):
                    .notContained(reason: "\(path) lies in a folder of the system, which every program may read")
                }
            outbox.post(
                .finished(
                    RunReport(
                        ending: ending, standardOutput: Data(), standardError: Data(), seconds: 0, peakMemoryBytes: 0,
                        leftBehind: 0)))
            outbox.sendAll(unlessClosed: STDIN_FILENO)
        }
    }

    private init(request: SandboxRequest, program: LaunchedProgram) {
        self.request = request
        self.program = program
        start = clock.now
        nextSample = start
        nextScratchMeasure = start
        output = OutputDrain(descriptor: program.standardOutput, limit: request.limits.outputBytes)
        errors = OutputDrain(descriptor: program.standardError, limit: request.limits.errorBytes)
    }

    private mutating func supervise() {
        var ending: RunReport.Ending?
        while ending == nil {
            let ready = Descriptor.ready(
                reading: [STDIN_FILENO, program.status] + openPipes, writing: outbox.isEmpty ? [] : [STDOUT_FILENO],
                milliseconds: 20)
            if ready.contains(STDIN_FILENO) || claunch_is_asked_to_stop() != 0 { abandon() }
            if ready.contains(STDOUT_FILENO), !outbox.send() { abandon() }
            drain()
            ending = passedLimit() ?? (ready.contains(program.status) ? naturalEnding() : nil)
        }
        let seconds = elapsed
        let leftBehind = ProcessReaper.killAll()
        drainWhatIsLeft()
        outbox.post(
            .finished(
                RunReport(
                    ending: ending ?? .killedItsParent, standardOutput: output.kept, standardError: errors.kept,
                    seconds: seconds, peakMemoryBytes: peakMemory, leftBehind: ended(ending) ? leftBehind : 0)))
        if !outbox.sendAll(unlessClosed: STDIN_FILENO) { abandon() }
    }

    private var openPipes: [Int32] {
        [output, errors].filter { !$0.isAtEnd }.map(\.descriptor)
    }

    private var elapsed: Double { (clock.now - start) / .seconds(1) }

    private func ended(_ ending: RunReport.Ending?) -> Bool {
        switch ending {
        case .exited, .signalled: true
        default: false
        }
    }

    private mutating func drain() {
        let printed = output.drain()
        let complained = errors.drain()
        guard request.streamsOutput else { return }
        if !printed.isEmpty { outbox.post(.output(OutputPiece(stream: .standardOutput, bytes: printed))) }
        if !complained.isEmpty { outbox.post(.output(OutputPiece(stream: .standardError, bytes: complained))) }
    }

    /// Empties the pipes once nobody is left to fill them.
    ///
    /// They are not waited for: a process that got away might hold them.
    private mutating func drainWhatIsLeft() {
        for _ in 0..<64 where !(output.isAtEnd && errors.isAtEnd) {
            let before = output.count + errors.count
            drain()
            if output.count + errors.count == before { break }
        }
    }

    // MARK: Limits

    private mutating func passedLimit() -> RunReport.Ending? {
        if output.isOverLimit { return .overLimit(.output, limit: output.limit, used: output.count) }
        if errors.isOverLimit { return .overLimit(.errorOutput, limit: errors.limit, used: errors.count) }
        if elapsed > request.limits.wallSeconds { return .timedOut(seconds: request.limits.wallSeconds) }
        return passedTreeLimit() ?? passedScratchLimit()
    }

    private mutating func passedTreeLimit() -> RunReport.Ending? {
        let now = clock.now
        guard now >= nextSample else { return nil }
        ProcessReaper.collect()
        tree = ProcessTree(below: getpid(), in: ProcessTable.sample())
        // Looking closely takes time, and is of use only where the tree could be over its limit.
        let isClose = request.limits.memoryBytes.map { tree.mostMemoryBytes > $0 || looksClosely } ?? false
        let memory = isClose ? TreeUse.memoryBytes(of: tree.living) : tree.memoryBytes
        looksClosely.toggle()
        // Looking costs time on a machine with many processes: at most a tenth of ours.
        nextSample = clock.now + max(.milliseconds(20), (clock.now - now) * 10)
        peakMemory = max(peakMemory, memory)
        // The keeper is one of them.
        let count = tree.processes.count - 1 - program.companions
        if let limit = request.limits.processes, count > limit {
            return .overLimit(.processes, limit: limit, used: count)
        }
        if let limit = request.limits.memoryBytes, memory > limit {
            return .overLimit(.memory, limit: limit, used: memory)
        }
        return nil
    }

    private mutating func passedScratchLimit() -> RunReport.Ending? {
        let now = clock.now
        guard now >= nextScratchMeasure, let scratch = request.scratch, let ending = scratchEnding(scratch) else {
            if now >= nextScratchMeasure {
                nextScratchMeasure = clock.now + max(.milliseconds(50), (clock.now - now) * 10)
            }
            return nil
        }
        return ending
    }

    private func scratchEnding(_ scratch: String) -> RunReport.Ending? {
        let use = ScratchUse(of: scratch, stopAt: request.limits.fileCount ?? .max)
        if use.isTooDeep, request.limits.fileCount != nil {
            return .overLimit(.folderDepth, limit: ScratchUse.depth, used: ScratchUse.depth + 1)
        }
        if let limit = request.limits.fileCount, use.files > limit {
            return .overLimit(.fileCount, limit: limit, used: use.files)
        }
        if let limit = request.limits.fileBytes {
            let used = use.bytes + TreeUse.deletedBytes(of: tree.living)
            if used > limit { return .overLimit(.files, limit: limit, used: used) }
        }
        return nil
    }

    // MARK: Endings

    private mutating func naturalEnding() -> RunReport.Ending {
        var status: Int32 = 0
        let count = read(program.status, &status, MemoryLayout<Int32>.size)
        guard count == MemoryLayout<Int32>.size else { return .killedItsParent }
        if let bubblewrap = program.bubblewrap, status & 0x7f == 0 {
            guard let told = BubblewrapStatus(OutputDrain.all(of: bubblewrap)).waitStatus else {
                drainWhatIsLeft()
                let said = String(decoding: errors.kept, as: UTF8.self).split(separator: "\n").last.map(String.init)
                return .notContained(reason: said ?? "bwrap ended with status \(status >> 8)")
            }
            status = told
        }
        let signal = status & 0x7f
        guard signal != 0 else { return scratchAtEnd ?? .exited(status: (status >> 8) & 0xff) }
        switch signal {
        case SIGXCPU: return .overLimit(.processorTime, limit: request.limits.cpuSeconds ?? 0, used: Int(elapsed))
        case SIGXFSZ:
            return .overLimit(.files, limit: request.limits.fileBytes ?? 0, used: request.limits.fileBytes ?? 0)
        default: return .signalled(signal)
        }
    }

    /// A program may fill its folder and end between two measurements.
    private var scratchAtEnd: RunReport.Ending? { request.scratch.flatMap(scratchEnding) }

    /// The course is gone or wants an end: nobody reads a report any more, so leave nothing behind and go.
    private func abandon() -> Never {
        ProcessReaper.killAll()
        if let scratch = request.scratch { FolderRemoval.remove(URL(filePath: scratch)) }
        exit(1)
    }

    private static func readJob() -> SandboxRequest? {
        let variable = SupervisorProgram.requestVariable.rawValue
        guard let text = ProcessInfo.processInfo.environment[variable] else { return nil }
        return try? JSONDecoder().decode(SandboxRequest.self, from: Data(text.utf8))
    }
}
