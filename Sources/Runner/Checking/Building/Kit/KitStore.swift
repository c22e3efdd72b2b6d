import Foundation
import Support

/// Keeps the copy of the kit that checks are built against up to date, and has the kit built where it is stale.
struct KitStore: Sendable {
    let paths: CoursePaths
    let builder: KitBuilder

    private var products: KitProducts { KitProducts(courseKit: paths.courseKit) }

    /// The kit as its sources are now.
    ///
    /// After `./course`, which builds what is stale itself, there is nothing to be built.
    ///
    /// - Throws: `BuildFault`, `SupervisionError`, `CancellationError`.
    func current() async throws -> Kit {
        var digest = Digest()
        digest.update(BuildKey.fingerprint(ofKit: paths.courseKit))
        let sources = digest.hexadecimal
        if let kit = try usable(sources: sources) { return kit }
        try await builder.build()
        guard let made = products.fingerprint else {
            throw BuildFault.courseDoesNotBuild(excerpt: "\(products.library.path) is missing.")
        }
        if var kit = kept(made) {
            // Nothing that is compiled has changed: a comment, a time.
            kit.sources = sources
            try write(kit, to: kit.folder)
            return kit
        }
        return try copy(try description(), made: made, sources: sources)
    }

    /// What is there, unless it has to be built anew.
    private func usable(sources: String) throws(BuildFault) -> Kit? {
        guard let made = products.fingerprint else { return nil }
        if FileManager.default.fileExists(atPath: Self.record(in: folder(of: made)).path) {
            guard let kit = kept(made), kit.sources == sources else { return nil }
            return kit
        }
        guard let description = try? description(), products.isNewer(than: description.frontend) else { return nil }
        return try copy(description, made: made, sources: sources)
    }

    private func description() throws(BuildFault) -> KitDescription {
        try KitDescription(contentsOf: products.description, courseKit: paths.courseKit)
    }

    // MARK: Copies

    private func folder(of made: String) -> URL {
        var digest = Digest()
        digest.update(made)
        digest.update(paths.courseKit.path)
        return paths.kits.appending(path: String(digest.hexadecimal.prefix(16)))
    }

    private static func record(in folder: URL) -> URL { folder.appending(path: "kit.json") }

    /// A copy that was made before, with the compiler that is still there.
    private func kept(_ made: String) -> Kit? {
        let folder = folder(of: made)
        guard let data = try? Data(contentsOf: Self.record(in: folder)),
            let kit = try? JSONDecoder().decode(Kit.self, from: data), kit.folder == folder,
            kit.fingerprint == Self.fingerprint(made, kit.description)
        else { return nil }
        return kit
    }

    private static func fingerprint(_ made: String, _ description: KitDescription) -> String {
        "\(made)\n\(BuildKey.stamp(ofFile: URL(filePath: description.frontend)))"
    }

    /// Copies the kit; older copies are removed, and what was compiled against them.
    private func copy(_ description: KitDescription, made: String, sources: String) throws(BuildFault) -> Kit {
        let files = FileManager.default
        let kit = Kit(
            folder: folder(of: made), fingerprint: Self.fingerprint(made, description), sources: sources,
            description: description)
        do {
            for stale in [paths.kits, paths.moduleCache, paths.interfaces] {
                if files.fileExists(atPath: stale.path) { try files.removeItem(at: stale) }
            }
            for (folder, modules) in [
                (kit.exerciseFolder, Kit.exerciseModules), (kit.checkFolder, Kit.checkModules),
            ] {
                try files.createDirectory(at: folder, withIntermediateDirectories: true)
                for name in modules {
                    try files.copyItem(at: products.module(name), to: folder.appending(path: "\(name).swiftmodule"))
                }
            }
            try files.copyItem(at: products.library, to: kit.library)
        } catch {
            throw .unwritable(path: paths.kits.path, reason: error.localizedDescription)
        }
        // Last of all: a copy without it is none.
        try write(kit, to: kit.folder)
        return kit
    }

    private func write(_ kit: Kit, to folder: URL) throws(BuildFault) {
        let file = Self.record(in: folder)
        do {
            try JSONEncoder().encode(kit).write(to: file, options: .atomic)
        } catch {
            throw .unwritable(path: file.path, reason: error.localizedDescription)
        }
    }
}
