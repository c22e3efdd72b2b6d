import Foundation

/// The files that damage starts from.
struct Corpus {
    /// The files, in the order of their names: the same on every machine.
    private(set) var files: [[UInt8]]

    /// Larger files are left out: what is found in them is found in small ones, a thousand times as fast.
    static let largestFile = 1 << 15

    /// The committed corpus of a reader.
    ///
    /// - Parameter kinds: a folder of files that earlier runs found worth keeping; nil for none.
    init(of reader: FuzzedReader, root: URL, kinds: URL? = nil) throws {
        let fixtures = root.appending(path: "Tests/Fixtures")
        let folders: [String] =
            switch reader {
            case .png: ["imaging/png", "fuzzing/png"]
            case .jpeg: ["imaging/jpeg", "fuzzing/jpeg"]
            case .safetensors: ["fuzzing/safetensors"]
            case .torch: ["checkpoints/read", "checkpoints/refused", "fuzzing/torch"]
            case .labels: ["fuzzing/labels"]
            case .selfTest: []
            }
        files = reader == .selfTest ? [Array("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".utf8)] : []
        var places: [URL] = folders.map { (name: String) in fixtures.appending(path: name) }
        if let kinds { places.append(kinds) }
        for folder in places {
            guard FileManager.default.fileExists(atPath: folder.path) else { continue }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                if name.contains(".expected.") || name.hasPrefix(".") { continue }
                let data = try Data(contentsOf: folder.appending(path: name))
                if data.count <= Self.largestFile { files.append([UInt8](data)) }
            }
        }
        guard !files.isEmpty else { throw CocoaError(.fileReadNoSuchFile) }
    }

    mutating func add(_ file: [UInt8]) {
        if files.count < 2000, file.count <= Self.largestFile { files.append(file) }
    }

    /// Keeps a file for later runs, under a name made from its bytes.
    static func keep(_ file: [UInt8], in folder: URL) {
        try? Data(file).write(to: folder.appending(path: name(of: file)))
    }

    /// A name made from a file's bytes (FNV-1a).
    static func name(of file: [UInt8]) -> String {
        let hash = file.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
