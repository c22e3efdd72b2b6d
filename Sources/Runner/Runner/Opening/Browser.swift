import Foundation

/// The reader's browser, as the environment says.
struct Browser: Sendable {
    private let environment: [String: String]

    init(environment: [String: String] = ProcessInfo.processInfo.environment) { self.environment = environment }

    /// Whether there is somewhere for a window to appear, or a browser was named.
    var isAtHand: Bool {
        if !named.isEmpty { return true }
        #if os(macOS)
            return true
        #else
            return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        #endif
    }

    /// Opens a file or an address, and does not wait until the window is closed.
    ///
    /// - Returns: whether a program could be started.
    func open(_ address: String) -> Bool {
        // `BROWSER` names several, of which the first that there is is taken; `%s` is where the address goes.
        for name in named where start(words(of: name, with: address)) { return true }
        #if os(macOS)
            return start(["open", address])
        #else
            return start(["xdg-open", address])
        #endif
    }

    private var named: [String] {
        (environment["BROWSER"] ?? "").split(separator: ":").map(String.init).filter { $0.contains { $0 != " " } }
    }

    private func words(of command: String, with address: String) -> [String] {
        let words = command.split(separator: " ").map { $0 == "%s" ? address : String($0) }
        return words.contains(address) ? words : words + [address]
    }

    private func start(_ words: [String]) -> Bool {
        guard let program = words.first.flatMap(found) else { return false }
        let process = Process()
        process.executableURL = program
        process.arguments = Array(words.dropFirst())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return (try? process.run()) != nil
    }

    private func found(_ program: String) -> URL? {
        if program.contains("/") {
            return FileManager.default.isExecutableFile(atPath: program) ? URL(filePath: program) : nil
        }
        return (environment["PATH"] ?? "").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: program) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
