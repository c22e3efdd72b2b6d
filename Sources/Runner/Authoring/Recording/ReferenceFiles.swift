import Checking
import Foundation
import NN

/// The reference files of a lesson while they are being written.
package struct ReferenceFiles {
    package let lesson: URL
    private var files: [String: [String: StoredArray]] = [:]
    private var metadata: [String: [String: String]] = [:]
    private var changed: Set<String> = []
    /// The tensors that a spec names, by file.
    private var named: [String: Set<String>] = [:]

    package init(lesson: URL) { self.lesson = lesson }

    /// One tensor as it is; nil when it, or its file, is not there.
    ///
    /// - Throws: `WeightsError` when the file is there and cannot be read.
    package mutating func tensor(_ file: String, _ key: String) throws -> StoredArray? { try read(file)[key] }

    /// Notes that a spec names a tensor.
    package mutating func name(_ file: String, _ key: String) { named[file, default: []].insert(key) }

    /// Drops the tensors of the files that were read which no spec has named.
    mutating func dropUnnamed() {
        for (file, arrays) in files {
            let kept = arrays.filter { named[file]?.contains($0.key) ?? false }
            guard kept.count < arrays.count else { continue }
            files[file] = kept
            changed.insert(file)
        }
    }

    /// Sets one tensor; nothing is on the disk before `write`.
    package mutating func set(_ file: String, _ key: String, _ tensor: StoredArray) throws {
        var arrays = try read(file)
        arrays[key] = tensor
        files[file] = arrays
        changed.insert(file)
    }

    /// Writes the files that have changed, each whole or not at all.
    ///
    /// - Returns: their paths, relative to the lesson.
    package func write() throws -> [String] {
        for file in changed.sorted() {
            let url = lesson.appending(path: file)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            } catch {
                throw BuildFault.unwritable(path: url.path, reason: error.localizedDescription)
            }
            try SafeTensors(arrays: files[file] ?? [:], metadata: metadata[file] ?? [:]).write(to: url)
        }
        return changed.sorted()
    }

    private mutating func read(_ file: String) throws -> [String: StoredArray] {
        if let arrays = files[file] { return arrays }
        let url = lesson.appending(path: file)
        guard FileManager.default.fileExists(atPath: url.path) else {
            files[file] = [:]
            return [:]
        }
        // Whole, and not mapped: the file is about to be replaced.
        let contents = try SafeTensors(data: try Data(contentsOf: url), file: url.path)
        files[file] = contents.arrays
        metadata[file] = contents.metadata
        return contents.arrays
    }
}
