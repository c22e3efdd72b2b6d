import Foundation
import Subprocess
import Testing

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The script `course` itself, with programs of our own in the place of the compiler and the package manager.
@Suite(.timeLimit(.minutes(20)))
struct BootstrapTests {
    private let folder = TemporaryFolder()
    private var project: URL { folder.url.appending(path: "my course") }
    private var programs: URL { folder.url.appending(path: "bin") }

    init() throws {
        let files = FileManager.default
        let setup = project.appending(path: "Tools/setup")
        try files.createDirectory(at: setup.deletingLastPathComponent(), withIntermediateDirectories: true)
        try files.copyItem(at: MiniCourse.project.appending(path: "course"), to: project.appending(path: "course"))
        try files.copyItem(at: MiniCourse.project.appending(path: "Tools/setup"), to: setup)
        try folder.write("// sources", to: "my course/Sources/Runner/main.swift")
        try folder.write("// manifest", to: "my course/Package.swift")
        try install("git", "exit 0")
        try install(
            "pkg-config",
            """
            case "$*" in --cflags*) echo "-I$COURSE_ROOT/Tools/include" ;; *"${MISSING:-nothing}"*) exit 1 ;; esac
            """)
        try folder.write("", to: "my course/Tools/include/cmark-gfm-core-extensions.h")
        try install("bwrap", "exit 0")
        // What it builds prints its arguments and where it believes the course to be.
        try install(
            "swift",
            """
            if [ "$1" = --version ]; then echo "Swift version ${SWIFT_VERSION:-6.3.1} (test)"; exit 0; fi
            case "$*" in *"--product course"*) echo "built" >>"$COURSE_ROOT/builds" ;; esac
            [ -z "${BUILD_FAILS:-}" ] || { echo "/x/Sources/A.swift:3:5: error: $BUILD_FAILS"; exit 1; }
            if [ -e "$COURSE_ROOT/.build/machine/debug/ModuleCache/elsewhere.pcm" ]; then
                echo "error: precompiled file 'elsewhere.pcm' was compiled with module cache path '/elsewhere'"; exit 1
            fi
            sleep "${BUILD_SECONDS:-0}"
            mkdir -p "$COURSE_ROOT/.build/debug"
            echo '#!/bin/sh
            echo "ran $* in $COURSE_ROOT${COURSE_KIT:+ with $COURSE_KIT}"' >"$COURSE_ROOT/.build/debug/course"
            chmod +x "$COURSE_ROOT/.build/debug/course"
            echo "[1/1] Compiling"
            """)
    }

    private func install(_ name: String, _ script: String) throws {
        let file = try folder.write("#!/bin/bash\n\(script)\n", to: "bin/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    private struct Answer: Equatable {
        var status: Int32
        var output: String
        var errors: String
    }

    private func run(
        _ program: String? = nil, _ arguments: [String] = ["list", "--json"], from working: URL? = nil,
        environment: [String: String] = [:]
    ) async throws -> Answer {
        var variables = [
            "PATH": "\(programs.path):/usr/bin:/bin", "HOME": folder.url.path, "TERM": "dumb",
        ].merging(environment) { $1 }
        variables["LD_LIBRARY_PATH"] = nil
        let result = try await Subprocess.run(
            .path(FilePath("/bin/bash")),
            arguments: Arguments([program ?? project.appending(path: "course").path] + arguments),
            environment: .custom(
                Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })),
            workingDirectory: FilePath((working ?? folder.url).path), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        guard case .exited(let status) = result.terminationStatus else { throw Unexpected() }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    private struct Unexpected: Error {}

    private var builds: Int {
        let log = try? String(contentsOf: project.appending(path: "builds"), encoding: .utf8)
        return log?.split(separator: "\n").count ?? 0
    }

    @Test func firstCall_buildsAndLaterOnesDoNot() async throws {
        let first = try await run()
        #expect(first.status == 0)
        #expect(first.output == "ran list --json in \(project.path)\n")
        #expect(first.errors.contains("Building the course"))
        let second = try await run()
        #expect(second == Answer(status: 0, output: first.output, errors: ""))
        #expect(builds == 1)
    }

    @Test func courseOfOnesOwn_isStartedWithThisOneAsItsKit() async throws {
        let own = ["COURSE_OWN": "/home/ada/my edges", "COURSE_INVOCATION": "./course"]
        let answer = try await run(environment: own)
        #expect(answer.output == "ran list --json in /home/ada/my edges with \(project.path)\n")
        #expect(builds == 1)
        // Whoever has named a kit for courses of their own takes this one all the same.
        #expect(
            try await run(environment: ["COURSE_KIT": "/elsewhere"]).output == "ran list --json in \(project.path)\n")
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func staleKitOfSomebodyElses_isNotBuilt() async throws {
        _ = try await run()
        let files = FileManager.default
        try files.removeItem(at: project.appending(path: ".build/course.stamp"))
        let build = project.appending(path: ".build").path
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: build)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: build) }
        let answer = try await run(environment: ["COURSE_OWN": "/home/ada/my edges"])
        #expect(answer.status == 1)
        #expect(answer.errors.contains("you may not write there. Let whoever installed it run"))
        #expect(builds == 1)
    }

    @Test func changedSource_isBuiltAgain() async throws {
        _ = try await run()
        try await Task.sleep(for: .milliseconds(20))
        try folder.write("// changed", to: "my course/Sources/Runner/main.swift")
        _ = try await run()
        #expect(builds == 2)
        try await Task.sleep(for: .milliseconds(20))
        try FileManager.default.removeItem(at: project.appending(path: "Sources/Runner/main.swift"))
        _ = try await run()
        #expect(builds == 3)
    }

    @Test func symlinkOnThePath_findsTheCourse() async throws {
        let link = programs.appending(path: "course")
        try FileManager.default.createSymbolicLink(
            atPath: programs.appending(path: "inner").path, withDestinationPath: "../my course/course")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "inner")
        let answer = try await run(link.path, [], from: URL(filePath: "/"))
        #expect(answer.output == "ran  in \(project.path)\n")
    }

    @Test func relativeCall_findsTheCourse() async throws {
        let answer = try await run("../my course/course", ["a b"], from: project)
        #expect(answer.output == "ran a b in \(project.path)\n")
    }

    @Test func interruptedBuild_isTakenUpAgain() async throws {
        _ = try await run(environment: ["BUILD_FAILS": "cannot find 'x' in scope"])
        #expect(!FileManager.default.fileExists(atPath: project.appending(path: ".build/course.stamp").path))
        #expect(try await run().status == 0)
        #expect(builds == 2)
    }

    @Test func movedCourse_isBuiltWithoutTheHeadersOfItsOldPlace() async throws {
        try folder.write("compiled", to: "my course/.build/machine/debug/ModuleCache/elsewhere.pcm")
        try folder.write("kept", to: "my course/.build/machine/debug/Runner.build/Runner.o")
        let answer = try await run()
        #expect(answer.status == 0)
        #expect(answer.errors.contains("the course has been moved"))
        #expect(builds == 2)
        let object = project.appending(path: ".build/machine/debug/Runner.build/Runner.o")
        #expect(FileManager.default.fileExists(atPath: object.path))
    }

    @Test func endedUpdate_isFinishedBeforeAnythingIsBuilt() async throws {
        _ = try await run()
        let journal = try folder.write("{}", to: "my course/.course/update/journal.json")
        let program = try folder.write(
            """
            #!/bin/sh
            echo "$*" >>"$COURSE_ROOT/calls"
            [ "$2" != --resume ] || rm "$COURSE_ROOT/.course/update/journal.json"
            """, to: "my course/.build/debug/course")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        try await Task.sleep(for: .milliseconds(20))
        try folder.write("// half of it", to: "my course/Sources/Runner/main.swift")
        let answer = try await run(nil, ["list"])
        #expect(answer.output == "ran list in \(project.path)\n")
        #expect(try String(contentsOf: project.appending(path: "calls"), encoding: .utf8) == "update --resume\n")
        #expect(!FileManager.default.fileExists(atPath: journal.path))
        #expect(builds == 2)
    }

    @Test func failedBuild_showsTheErrorAndTheLog() async throws {
        let answer = try await run(environment: ["BUILD_FAILS": "cannot find 'x' in scope"])
        #expect(answer.status == 1)
        #expect(answer.output == "")
        #expect(answer.errors.contains("course: the course could not be built."))
        #expect(answer.errors.contains("/x/Sources/A.swift:3:5: error: cannot find 'x' in scope"))
        #expect(answer.errors.contains("course-build.log"))
    }

    @Test(arguments: [
        ("fatal: unable to access 'https://example.org/': error: Could not resolve host", "Check the network"),
        ("No space left on device error:", "the disk is full"),
        ("invalid access to /tmp/_srv_course_.build.lock", "TMPDIR=$HOME ./course"),
    ])
    func failedBuild_saysWhatToDo(message: String, expected: String) async throws {
        #expect(try await run(environment: ["BUILD_FAILS": message]).errors.contains(expected))
    }

    @Test func concurrentCalls_buildOnce() async throws {
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for _ in 0..<4 { group.addTask { try await run(environment: ["BUILD_SECONDS": "0.5"]) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 0 && $0.output.hasPrefix("ran list") })
        #expect(builds == 1)
        #expect(answers.contains { $0.errors.contains("waiting for it") })
    }

    @Test func oldSwift_isRefused() async throws {
        let answer = try await run(environment: ["SWIFT_VERSION": "6.0.3"])
        #expect(answer.status == 1)
        #expect(answer.errors.hasPrefix("course: Swift 6.0.3 is too old: the course needs 6.1 or newer."))
        #expect(builds == 0)
    }

    @Test(arguments: ["6.1", "6.10.1", "7.0-dev"])
    func newSwift_isTaken(version: String) async throws {
        #expect(try await run(environment: ["SWIFT_VERSION": version]).status == 0)
    }

    @Test func missingLibrary_isNamedWithTheCommandThatInstallsIt() async throws {
        // Neither root nor a terminal: the script may only say what to type.
        try install("id", "echo 1000")
        try install("uname", "echo Linux")
        try install("apt-get", "exit 1")
        let answer = try await run(environment: ["MISSING": "libjpeg"])
        #expect(answer.status == 1)
        #expect(answer.errors.contains("which are missing: libjpeg-dev"))
        #expect(answer.errors.contains("    sudo apt-get install -y --no-install-recommends libjpeg-dev\n"))
        #expect(builds == 0)
    }

    @Test func root_installsWhatIsMissing() async throws {
        try install("id", "echo 0")
        try install("uname", "echo Linux")
        try install(
            "pkg-config",
            """
            case "$*" in --cflags*) echo "-I$COURSE_ROOT/Tools/include" ;; *libpng*) [ -f "$COURSE_ROOT/installed" ] ;; esac
            """)
        try install(
            "apt-get",
            "echo \"$*\" >>\"$COURSE_ROOT/apt\"; case \"$*\" in *install*) touch \"$COURSE_ROOT/installed\" ;; esac")
        #expect(try await run().status == 0)
        let calls = try String(contentsOf: project.appending(path: "apt"), encoding: .utf8)
        #expect(calls.contains("install -y --no-install-recommends libpng-dev\n"))
    }

    @Test func failedInstallation_endsWithItsMessages() async throws {
        try install("id", "echo 0")
        try install("uname", "echo Linux")
        try install("apt-get", "echo 'E: Unable to fetch some archives'; exit 100")
        let answer = try await run(environment: ["MISSING": "openblas"])
        #expect(answer.status == 1)
        #expect(answer.errors.contains("E: Unable to fetch some archives"))
    }

    /// Takes bubblewrap away, also where this machine has it: the script sees only the programs that it needs.
    private func withoutBubblewrap() throws -> [String: String] {
        try FileManager.default.removeItem(at: programs.appending(path: "bwrap"))
        for name in [
            "bash", "cat", "cut", "date", "dirname", "env", "find", "flock", "grep", "head", "ls", "mkdir", "mv", "pwd",
            "readlink", "rm", "sed", "sh", "sleep", "sort", "tail", "touch", "chmod", "true",
        ] {
            let found = ["/usr/bin", "/bin"].map { "\($0)/\(name)" }.first(where: FileManager.default.fileExists)
            guard let found else { continue }
            try FileManager.default.createSymbolicLink(
                atPath: programs.appending(path: name).path, withDestinationPath: found)
        }
        return ["PATH": programs.path]
    }

    @Test func bubblewrap_isInstalledForRoot() async throws {
        let environment = try withoutBubblewrap()
        try install("id", "echo 0")
        try install("uname", "echo Linux")
        try install("apt-get", "echo \"$*\" >>\"$COURSE_ROOT/apt\"")
        #expect(try await run(environment: environment).status == 0)
        let calls = try String(contentsOf: project.appending(path: "apt"), encoding: .utf8)
        #expect(calls.contains("install -y --no-install-recommends bubblewrap\n"))
    }

    @Test func missingBubblewrap_isSaidOnceAndStopsNothing() async throws {
        let environment = try withoutBubblewrap()
        try install("id", "echo 1000")
        try install("uname", "echo Linux")
        try install("apt-get", "exit 1")
        let first = try await run(environment: environment)
        #expect(first.status == 0)
        #expect(first.errors.contains("    sudo apt-get install -y --no-install-recommends bubblewrap\n"))
        #expect(first.errors.contains("The course works without bubblewrap"))
        try FileManager.default.removeItem(at: project.appending(path: ".build/course.stamp"))
        let second = try await run(environment: environment)
        #expect(second.status == 0)
        #expect(!second.errors.contains("bubblewrap"))
    }

    @Test func mac_isToldHomebrewsNames() async throws {
        try install("uname", "echo Darwin")
        try install("brew", "exit 1")
        let answer = try await run(environment: ["MISSING": "libjpeg"])
        #expect(answer.errors.contains("    brew install jpeg-turbo\n"))
    }

    @Test func staleLockOfAFolder_isTakenOver() async throws {
        // As on a machine without flock.
        let script = """
            COURSE_ROOT=$1 build_folder=$1; say() { :; }
            type() { [ "$2" != flock ] && builtin type "$@"; }
            . "$2/Tools/setup/lock.sh"
            mkdir "$lock_folder"; echo 999999 >"$lock_folder/pid"
            take_setup_lock && cat "$lock_folder/pid" && release_setup_lock && ls "$1"
            """
        let file = try folder.write(script, to: "lock-test.sh")
        let scratch = folder.url.appending(path: "locks")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let answer = try await run(file.path, [scratch.path, project.path])
        #expect(answer.status == 0)
        #expect(Int(answer.output.trimmingCharacters(in: .whitespacesAndNewlines)) != nil)
        #expect(answer.output != "999999\n")
    }
}
