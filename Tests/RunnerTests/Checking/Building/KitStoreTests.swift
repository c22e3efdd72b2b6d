import Foundation
import Synchronization
import Testing

@testable import Checking
@testable import Sandbox

/// A kit of files that are none, and a package manager that only counts how often it is called.
struct KitStoreTests {
    private let folder = TemporaryFolder()
    private let manager = CountingContainment()
    private var course: URL { folder.url.appending(path: "course").resolvingSymlinksInPath() }
    private var store: KitStore {
        let paths = CoursePaths(root: course, build: course.appending(path: ".build/exercises"))
        return KitStore(paths: paths, builder: KitBuilder(paths: paths, containment: manager) { _ in })
    }

    init() throws {
        try folder.write("// source", to: "course/Sources/NN/Tensor.swift")
        try folder.write("// manifest", to: "course/Package.swift")
        try folder.write("", to: "toolchain/usr/bin/swiftc")
        try folder.write("", to: "toolchain/usr/bin/swift-frontend")
        for name in Kit.exerciseModules + Kit.checkModules {
            try folder.write(name, to: "course/.build/debug/Modules/\(name).swiftmodule")
        }
        try describe(as: course.path)
        try age("course/Sources/NN/Tensor.swift", "course/Package.swift", "toolchain/usr/bin/swift-frontend")
        try folder.write("library", to: "course/.build/debug/\(Kit.libraryFile)")
    }

    private func describe(as root: String) throws {
        let compiler = folder.url.appending(path: "toolchain/usr/bin/swiftc").path
        let description = """
            {"swiftCommands": {"C.ExerciseKit.module": {
                "moduleName": "ExerciseKit", "executable": "\(compiler)",
                "moduleOutputPath": "\(root)/.build/debug/Modules/ExerciseKit.swiftmodule",
                "otherArguments": ["-target", "x86_64-unknown-linux-gnu", "-incremental", "-j2", "-Xcc",
                    "-fmodule-map-file=\(root)/Sources/CPNG/module.modulemap", "-I/usr/include/libpng16",
                    "-module-cache-path", "\(root)/.build/debug/ModuleCache", "-swift-version", "6", "-g"]
            }}}
            """
        try folder.write(description, to: "course/.build/debug/description.json")
    }

    private func age(_ paths: String...) throws {
        for path in paths {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -3600)],
                ofItemAtPath: folder.url.appending(path: path).path)
        }
    }

    @Test func builtCourse_isCopiedWithoutAnotherBuild() async throws {
        let kit = try await store.current()
        #expect(manager.runs == 0)
        #expect(try Data(contentsOf: kit.library) == Data("library".utf8))
        let seen = try FileManager.default.contentsOfDirectory(atPath: kit.exerciseFolder.path).sorted()
        #expect(seen == ["Imaging.swiftmodule", "NN.swiftmodule", "Starter.swiftmodule"])
        #expect(try await store.current().folder == kit.folder)
        #expect(manager.runs == 0)
    }

    @Test func kitElsewhere_isOnlyRead() async throws {
        let own = folder.url.appending(path: "own").resolvingSymlinksInPath()
        let paths = CoursePaths(root: own, kit: course)
        #expect(paths.build.path == own.path + "/.build/exercises")
        let before = try FileManager.default.subpathsOfDirectory(atPath: course.path).sorted()
        let kit = try await KitStore(
            paths: paths, builder: KitBuilder(paths: paths, containment: manager) { _ in }
        ).current()
        #expect(manager.runs == 0)
        #expect(kit.folder.path.hasPrefix(own.path + "/.build/exercises/kit/"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: course.path).sorted() == before)
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func staleKitOfSomebodyElses_isAFaultThatSaysSo() async throws {
        try folder.write("// changed", to: "course/Sources/NN/Tensor.swift")
        let build = course.appending(path: ".build").path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: build)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: build) }
        let paths = CoursePaths(root: folder.url.appending(path: "own"), kit: course)
        await #expect(throws: BuildFault.kitIsNotOurs(path: course.path)) {
            _ = try await KitStore(
                paths: paths, builder: KitBuilder(paths: paths, containment: manager) { _ in }
            ).current()
        }
    }

    @Test func recordedPaths_callTheKitsNetworksAsTheCoursesOwn() throws {
        let paths = CoursePaths(root: folder.url.appending(path: "own"), kit: course)
        try folder.write("", to: "course/Models/toys/model.json")
        let file = course.path + "/Models/toys/model.json"
        #expect(paths.recorded(file) == "Models/toys/model.json")
        #expect(paths.file(recordedAs: "Models/toys/model.json").path == file)
        try folder.write("", to: "own/Models/toys/model.json")
        #expect(paths.file(recordedAs: "Models/toys/model.json").path == paths.root.path + "/Models/toys/model.json")
        #expect(paths.recorded(paths.root.path + "/Lessons/a.png") == "Lessons/a.png")
    }

    @Test func flags_areThoseOfTheBuild() async throws {
        let kit = try await store.current()
        #expect(
            kit.description.flags == [
                "-target", "x86_64-unknown-linux-gnu", "-Xcc",
                "-fmodule-map-file=\(course.path)/Sources/CPNG/module.modulemap", "-I/usr/include/libpng16",
                "-swift-version", "6",
            ])
        #expect(kit.description.headers == ["\(course.path)/Sources/CPNG", "/usr/include/libpng16"])
        #expect(kit.description.target == "x86_64-unknown-linux-gnu")
    }

    @Test func movedCourse_isFoundWhereItIsNow() async throws {
        try describe(as: "/where/it/was")
        let kit = try await store.current()
        #expect(kit.description.flags.contains("-fmodule-map-file=\(course.path)/Sources/CPNG/module.modulemap"))
        #expect(manager.runs == 0)
    }

    @Test func changedSource_isBuiltFirst() async throws {
        _ = try await store.current()
        try folder.write("// changed", to: "course/Sources/NN/Tensor.swift")
        _ = try await store.current()
        #expect(manager.runs == 1)
        // What was built is the same, as after a changed comment: it is not built again and again.
        _ = try await store.current()
        #expect(manager.runs == 1)
    }

    /// The package manager's locks lie in the temporary folder, called after the package's path: in a shared one they may be
    /// somebody else's, and cannot be opened then.
    @Test func packageManager_hasATemporaryFolderOfItsOwn() async throws {
        let temporary = course.appending(path: ".build/exercises/temporary")
        let lock = temporary.appending(path: "left-behind.lock")
        for change in ["once", "twice"] {
            _ = try await store.current()
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            // Of whoever ran the course before; the system lets nobody but its owner open such a file.
            try Data().write(to: lock)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: lock.path)
            try folder.write("// changed \(change)", to: "course/Sources/NN/Tensor.swift")
            manager.whenRun = {
                #expect(FileManager.default.fileExists(atPath: temporary.path))
                #expect(!FileManager.default.fileExists(atPath: lock.path))
            }
            _ = try await store.current()
            let request = try #require(manager.request)
            #expect(request.environment["TMPDIR"] == temporary.path)
            #expect(request.policy.writable.contains { temporary.path.hasPrefix($0 + "/") })
            #expect(!request.policy.writable.contains("/tmp"))
        }
        #expect(manager.runs == 2)
    }

    @Test func otherCompilerInTheSamePlace_isNoticed() async throws {
        _ = try await store.current()
        try folder.write("another one", to: "toolchain/usr/bin/swift-frontend")
        try age("toolchain/usr/bin/swift-frontend")
        let path = course.appending(path: ".build/debug/\(Kit.libraryFile)").path
        manager.whenRun = {
            _ = FileManager.default.createFile(atPath: path, contents: Data("another library".utf8))
        }
        let kit = try await store.current()
        #expect(manager.runs == 1)
        #expect(try Data(contentsOf: kit.library) == Data("another library".utf8))
    }

    @Test func missingLibrary_isBuilt() async throws {
        try FileManager.default.removeItem(at: course.appending(path: ".build/debug/\(Kit.libraryFile)"))
        await #expect(throws: BuildFault.self) { _ = try await store.current() }
        #expect(manager.runs == 1)
    }
}

/// Runs nothing, and counts.
private final class CountingContainment: Containment {
    let name = "none"
    private let state = Mutex<(runs: Int, whenRun: (@Sendable () -> Void)?)>((0, nil))
    private let asked = Mutex<SandboxRequest?>(nil)

    /// What it was asked to run the last time.
    var request: SandboxRequest? { asked.withLock(\.self) }
    var runs: Int { state.withLock(\.runs) }
    var whenRun: (@Sendable () -> Void)? {
        get { state.withLock(\.whenRun) }
        set { state.withLock { $0.whenRun = newValue } }
    }

    func status() async -> ContainmentStatus { ContainmentStatus(name: name, isAvailable: true, says: "") }

    func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
        asked.withLock { $0 = request }
        let whenRun = state.withLock { state in
            state.runs += 1
            return state.whenRun
        }
        whenRun?()
        return RunReport(
            ending: .exited(status: 0), standardOutput: Data(), standardError: Data(), seconds: 0,
            peakMemoryBytes: 0, leftBehind: 0)
    }
}
