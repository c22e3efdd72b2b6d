#if os(Linux)
    import Foundation

    /// A copy of the mini course whose exercises are a test's to edit, and its commands as processes of their own; it is built
    /// where the mini course is.
    struct CourseProcess: Sendable {
        let mini = MiniCourse()
        let root: URL

        /// Copies the mini course into a folder of the build's.
        init(named name: String) throws {
            root = MiniCourse.project.appending(path: ".build/\(name)")
            try? FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: mini.root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
        }

        struct NotStarted: Error { var errorNumber: Int32 }

        /// Starts a command as a shell would, what it says going to a file.
        func start(_ command: [String]) throws -> pid_t {
            let environment = ProcessInfo.processInfo.environment.merging(
                [
                    "COURSE_ROOT": root.path, "COURSE_BUILD": mini.paths.build.path, "MARKER": mini.marker,
                    "NO_COLOR": "1",
                ], uniquingKeysWith: { $1 })
            let words = [MiniCourse.supervisor.path] + command
            var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
            var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
            defer { (arguments + variables).forEach { free($0) } }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(
                &actions, 1, root.appending(path: "said").path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
            var id = pid_t()
            let failure = posix_spawn(&id, words[0], &actions, nil, &arguments, &variables)
            guard failure == 0 else { throw NotStarted(errorNumber: failure) }
            return id
        }

        /// Waits for a command's end.
        ///
        /// - Returns: its wait status.
        func wait(for id: pid_t) async throws -> Int32 {
            var status: Int32 = 0
            while waitpid(id, &status, WNOHANG) == 0 { try await Task.sleep(for: .milliseconds(2)) }
            return status
        }

        /// What the last command said.
        var said: String { (try? String(contentsOf: root.appending(path: "said"), encoding: .utf8)) ?? "" }

        /// Compilers, supervisors and checks of this course that are alive.
        func leftovers() async throws -> [Int32] {
            try await ProcessScan.waitForNone(with: mini.marker)
                + ProcessScan.waitForNone(with: mini.paths.build.path)
        }
    }
#endif
