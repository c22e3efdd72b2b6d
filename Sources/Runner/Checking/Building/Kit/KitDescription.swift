import Foundation

/// How the kit was compiled, as the package manager wrote it down: there is no second list of flags that could differ.
struct KitDescription: Codable, Sendable, Equatable {
    /// Absolute path of the compiler's front end.
    let frontend: String
    /// The flags of the front end that do not belong to one module alone.
    let flags: [String]

    /// The folder `usr` of the toolchain.
    var toolchain: URL { URL(filePath: frontend).deletingLastPathComponent().deletingLastPathComponent() }

    /// Folders with headers that the flags name.
    var headers: [String] {
        flags.compactMap { flag in
            if flag.hasPrefix("-fmodule-map-file=") {
                let file = URL(filePath: String(flag.dropFirst("-fmodule-map-file=".count)))
                return file.deletingLastPathComponent().path
            }
            let folder = flag.hasPrefix("-I") ? String(flag.dropFirst(2)) : flag
            return folder.hasPrefix("/") ? folder : nil
        }
    }

    /// The machine that is compiled for.
    var target: String? { flags.firstIndex(of: "-target").map { flags[$0 + 1] } }

    /// The folder of the platform's frameworks and libraries, on Apple platforms.
    var sdk: String? { flags.firstIndex(of: "-sdk").map { flags[$0 + 1] } }

    /// Reads how a module of the kit was compiled that imports all others.
    ///
    /// - Parameters:
    ///   - file: `description.json` of the package manager's build folder.
    ///   - courseKit: where the course's package lies now; it may have been moved since.
    /// - Throws: `BuildFault.courseDoesNotBuild`.
    init(contentsOf file: URL, courseKit: URL) throws(BuildFault) {
        let plan: Plan
        do {
            plan = try JSONDecoder().decode(Plan.self, from: Data(contentsOf: file))
        } catch {
            throw .courseDoesNotBuild(excerpt: "\(file.path) cannot be read: \(error)")
        }
        guard
            let command = plan.swiftCommands.values.first(where: { $0.moduleName == Kit.checkModules[0] }),
            let root = command.moduleOutputPath.firstRange(of: "/.build/").map({
                String(command.moduleOutputPath[..<$0.lowerBound])
            })
        else { throw .courseDoesNotBuild(excerpt: "\(file.path) does not say how \(Kit.checkModules[0]) is built.") }
        let compiler = URL(filePath: command.executable).resolvingSymlinksInPath()
        frontend = compiler.deletingLastPathComponent().appending(path: "swift-frontend").path
        flags = Self.shared(among: command.otherArguments).map {
            root == courseKit.path ? $0 : $0.replacing("\(root)/", with: "\(courseKit.path)/")
        }
    }

    /// The flags that hold for whatever imports the module, too.
    private static func shared(among arguments: [String]) -> [String] {
        let withValue: Set<String> = ["-target", "-sdk", "-swift-version", "-Xcc", "-I", "-F"]
        var flags: [String] = []
        var rest = arguments[...]
        while let flag = rest.popFirst() {
            if withValue.contains(flag), let value = rest.popFirst() {
                flags += [flag, value]
            } else if flag.hasPrefix("-I") || flag.hasPrefix("-F") {
                flags.append(flag)
            }
        }
        return flags
    }

    /// What is wanted of the package manager's own account.
    private struct Plan: Decodable {
        var swiftCommands: [String: Command]

        struct Command: Decodable {
            var moduleName: String
            var executable: String
            var moduleOutputPath: String
            var otherArguments: [String]
        }
    }
}
