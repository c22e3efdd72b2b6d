import Foundation
import Subprocess
import TerminalUI

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Shows a page that may be longer than the screen.
///
/// Where somebody reads it on a terminal, it goes through a pager: `$PAGER`, else `less -R`. Pictures made of pixels pass through
/// neither, and half-blocks in their place would be a poor exchange; such a page stops after each screen by itself.
struct LessonReading: Sendable {
    let terminal: Terminal
    private let isPaged: Bool
    private let environment: [String: String]

    init(
        terminal: Terminal, isPaged: Bool, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.terminal = terminal
        self.environment = environment
        let isAutomatic = environment["CI"].map { !$0.isEmpty } ?? false
        let isDumb = ["", "dumb"].contains(environment["TERM"] ?? "")
        self.isPaged =
            isPaged && terminal.isInteractive && terminal.canAsk && !isAutomatic && !isDumb && Terminal.isForeground
    }

    /// Shows a page.
    ///
    /// - Parameter rest: what has to stand on the screen when the reader is done: after a pager, or after half of the page,
    ///   nothing or not all of it does.
    func show(_ page: [PageLine], andThen rest: [String] = []) async {
        let height = page.reduce(0) { $0 + $1.height(in: terminal.columns) }
        guard isPaged, height >= terminal.rows else { return Console.output(page) }
        let isAtEnd: Bool
        if page.contains(where: \.hasPixels) {
            isAtEnd = ScreenPager(terminal: terminal).show(page)
        } else if await Pager(environment: environment).show(page) {
            isAtEnd = false
        } else {
            isAtEnd = ScreenPager(terminal: terminal).show(page)
        }
        if !isAtEnd, !rest.isEmpty { Console.output(rest + [""]) }
    }
}

/// The reader's own pager.
private struct Pager {
    let environment: [String: String]

    /// - Returns: false when there is none, and nothing was shown.
    func show(_ page: [PageLine]) async -> Bool {
        guard let input = Self.file(of: Console.bytes(of: page)) else { return false }
        let own = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 }
        // Without it, less would print our colors as codes.
        let options = environment["LESS"].map { $0 + " -R" } ?? "-R"
        let pass = KeepsRunningOnInterrupt()
        defer { pass.end() }
        let result = try? await Subprocess.run(
            own == nil ? .name("less") : .path("/bin/sh"), arguments: own.map { ["-c", $0] } ?? ["-R"],
            environment: .inherit.updating(["LESS": options]),
            input: .fileDescriptor(input, closeAfterSpawningProcess: true),
            output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        // 127 is a shell's for a program that it does not find.
        return result.map { $0.terminationStatus != .exited(127) } ?? false
    }

    /// The bytes as a file that has no name any more: a pager may be left before it has read all of a pipe, and that is no error.
    private static func file(of bytes: [UInt8]) -> FileDescriptor? {
        let url = FileManager.default.temporaryDirectory.appending(path: "course-page-\(UUID().uuidString)")
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        unlink(url.path)
        let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard count == bytes.count else {
            close(descriptor)
            return nil
        }
        return FileDescriptor(rawValue: descriptor)
    }
}

/// Ctrl-C in a pager is the pager's: whoever started it waits until it ends.
private struct KeepsRunningOnInterrupt {
    private let earlier = [SIGINT, SIGQUIT].map { number in (number, signal(number) { _ in }) }

    func end() {
        for (number, handler) in earlier { signal(number, handler) }
    }
}
