import Foundation
import Support

/// A name for exactly what goes into a check: equal keys, equal programs.
package struct BuildKey: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// Mixes the staged files with a name for everything that they are built with.
    init(files: [VariantSources.File], settings: String) {
        var digest = Digest()
        for file in files {
            digest.update(file.path)
            digest.update(file.contents)
        }
        digest.update(settings)
        description = digest.hexadecimal
    }

    /// Names, sizes and times of the course's own sources: whatever changes one of them changes this.
    package static func fingerprint(ofKit kit: URL) -> String {
        let stamps = sources(ofKit: kit).map { stamp($0.file.path, $0.size, $0.date) }
        return (stamps + [stamp(ofFile: kit.appending(path: "Package.swift"))]).joined(separator: "\n")
    }

    /// When one of the course's own sources was last changed.
    static func lastChange(ofKit kit: URL) -> Date? {
        (sources(ofKit: kit).map(\.date) + [changed(kit.appending(path: "Package.swift").path)]).compactMap(\.self)
            .max()
    }

    /// When a file was last changed, links followed.
    static func changed(_ path: String) -> Date? {
        let real = URL(filePath: path).resolvingSymlinksInPath()
        return try? real.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    }

    private static func sources(ofKit kit: URL) -> [(file: URL, size: Int, date: Date?)] {
        var sources: [(file: URL, size: Int, date: Date?)] = []
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        for part in ["NN", "Imaging", "Starter", "ExerciseKit", "CBLAS", "CPNG", "CJPEG"] {
            let folder = kit.appending(path: "Sources/\(part)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: Array(keys))
            while let file = files?.nextObject() as? URL {
                guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else {
                    continue
                }
                sources.append((file, values.fileSize ?? 0, values.contentModificationDate))
            }
        }
        return sources.sorted { $0.file.path < $1.file.path }
    }

    /// Name, size and time of one file, links followed.
    package static func stamp(ofFile file: URL) -> String {
        let real = file.resolvingSymlinksInPath()
        let values = try? real.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
        return stamp(real.path, values?.fileSize ?? 0, values?.contentModificationDate)
    }

    private static func stamp(_ path: String, _ size: Int, _ date: Date?) -> String {
        "\(path) \(size) \(date?.timeIntervalSinceReferenceDate ?? 0)"
    }
}
