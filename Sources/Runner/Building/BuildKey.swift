import Foundation

/// A name for exactly what goes into a check: equal keys, equal programs.
struct BuildKey: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// Mixes the staged files with a fingerprint of everything that they are built with.
    init(files: [VariantSources.File], toolchain: String, kit: String) {
        var digest = Digest()
        for file in files {
            digest.update(file.path)
            digest.update(file.contents)
        }
        digest.update(toolchain)
        digest.update(kit)
        description = digest.hexadecimal
    }

    /// Names, sizes and times of the course's own sources: whatever changes one of them changes this.
    static func fingerprint(ofKit kit: URL) -> String {
        var entries: [String] = []
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        for part in ["NN", "Imaging", "Starter", "ExerciseKit", "CBLAS", "CPNG", "CJPEG"] {
            let folder = kit.appending(path: "Sources/\(part)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: Array(keys))
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
                guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else {
                    continue
                }
                entries.append(stamp(file.path, values.fileSize ?? 0, values.contentModificationDate))
            }
        }
        return (entries.sorted() + [stamp(ofFile: kit.appending(path: "Package.swift"))]).joined(separator: "\n")
    }

    /// Name, size and time of one file, links followed.
    static func stamp(ofFile file: URL) -> String {
        let real = file.resolvingSymlinksInPath()
        let values = try? real.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
        return stamp(real.path, values?.fileSize ?? 0, values?.contentModificationDate)
    }

    private static func stamp(_ path: String, _ size: Int, _ date: Date?) -> String {
        "\(path) \(size) \(date?.timeIntervalSinceReferenceDate ?? 0)"
    }
}
