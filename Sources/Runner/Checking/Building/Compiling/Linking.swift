import Foundation

/// How a check is linked: its two objects, the kit, and the libraries of Swift that they turn out to need.
///
/// Objects written by the compiler carry wishes for the linker (`.swift1_autolink_entries`), and an exercise can write such
/// wishes itself: they would be flags of the linker, which loads plugins and writes files. So nobody reads them here, and
/// all libraries that Swift itself has are offered instead.
struct Linking: Sendable {
    let kit: Kit

    /// The folder of a toolchain with Swift's own libraries.
    private var runtime: URL {
        let name = kit.description.target.map { $0.contains("apple") ? "macosx" : "linux" } ?? "linux"
        return kit.description.toolchain.appending(path: "lib/swift/\(name)")
    }

    func arguments(for staged: StagedExercise) -> [String] {
        let objects = [staged.object.path, staged.checkObject.path]
        return [linker] + target + platform + objects
            + ["-L", kit.folder.path, "-l\(Kit.libraryName)", "-Wl,-rpath,\(kit.folder.path)"]
            + ["-o", staged.program.path]
    }

    private var target: [String] { kit.description.target.map { ["--target=\($0)"] } ?? [] }

    /// The toolchain's own `clang`, which knows where the platform keeps its startup files; else the one on the `PATH`.
    private var linker: String {
        let besides = kit.description.toolchain.appending(path: "bin/clang").path
        return FileManager.default.isExecutableFile(atPath: besides) ? besides : "clang"
    }

    #if canImport(Darwin)
        /// Untested: it has never been run there.
        ///
        /// Apple's linker takes only names of libraries and frameworks from an object, so those are left to it.
        private var platform: [String] {
            let sdk = kit.description.sdk.map { ["-isysroot", $0, "-L", "\($0)/usr/lib/swift"] } ?? []
            return sdk + ["-L", runtime.path, "-lswiftCore", "-Wl,-rpath,/usr/lib/swift"]
        }
    #else
        private var platform: [String] {
            ["-pie", "-Wl,--as-needed"] + toolchainsLinker + [startup]
                + ["-L", runtime.path, "-Wl,-rpath,\(runtime.path)"] + libraries.map { "-l\($0)" }
        }

        /// The linker that comes with the toolchain, which is the fastest; others know no dependent libraries.
        private var toolchainsLinker: [String] {
            let program = kit.description.toolchain.appending(path: "bin/ld.lld").path
            return FileManager.default.isExecutableFile(atPath: program)
                ? ["-fuse-ld=lld", "-Wl,--no-dependent-libraries"] : []
        }

        /// What registers an object's types with Swift's runtime.
        private var startup: String {
            let machine = kit.description.target?.split(separator: "-").first.map(String.init) ?? "x86_64"
            return runtime.appending(path: "\(machine)/swiftrt.o").path
        }

        /// Swift's own libraries as this toolchain has them, and the C library's parts.
        private var libraries: [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: runtime.path)) ?? []
            let families = ["swift", "Foundation", "_Foundation", "dispatch", "BlocksRuntime"]
            return names.sorted().compactMap { name -> String? in
                guard name.hasPrefix("lib"), name.hasSuffix(".so") else { return nil }
                let library = String(name.dropFirst(3).dropLast(3))
                return families.contains(where: library.hasPrefix) ? library : nil
            } + ["m", "pthread", "dl"]
        }
    #endif
}
