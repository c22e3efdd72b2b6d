import Foundation

/// The files of a ZIP archive that stores them as they are, which is how torch writes checkpoints.
///
/// Only the archive's directory, at its end, says what is where; it must agree with what lies there. Names are looked up
/// and never become paths. (PKWARE: APPNOTE, with ZIP64 and data descriptors.)
struct ZipArchive {
    struct Refusal: Error {
        let place: String
        let reason: String
    }

    /// Where a file lies, and its CRC-32; 0 means that none was computed, as torch can be told.
    private struct File {
        let range: Range<Int>
        let checksum: UInt32
        let problem: String?
    }

    private let data: Data
    private let done: (Data) -> Void
    private var files: [String: File] = [:]

    /// The most files that are listed; a checkpoint has one for each tensor.
    private static let mostFiles = 1_000_000

    /// The names of the files, sorted.
    var names: [String] { files.keys.sorted() }

    /// The bytes of a file, not copied; nil when there is none of that name.
    ///
    /// - Throws: `Refusal` when they are not those that were written, or are compressed or encrypted.
    subscript(name: String) -> Data? {
        get throws(Refusal) {
            guard let file = files[name] else { return nil }
            if let problem = file.problem { throw Refusal(place: name, reason: problem) }
            let bytes = data[data.startIndex + file.range.lowerBound..<data.startIndex + file.range.upperBound]
            guard file.checksum == 0 || Checksum.crc32(bytes, done: done) == file.checksum else {
                throw Refusal(place: name, reason: "is damaged: its bytes do not have their checksum")
            }
            return bytes
        }
    }

    /// Reads the directory of an archive; `done` hears of each part of the bytes whose checksum has been computed.
    init(_ data: Data, done: @escaping (Data) -> Void) throws(Refusal) {
        self.data = data
        self.done = done
        do {
            let directory = try ZipDirectory(of: data)
            guard directory.count <= Self.mostFiles else {
                throw Refusal(
                    place: "archive", reason: "lists \(directory.count) files, wanted at most \(Self.mostFiles)")
            }
            var cursor = ByteCursor(
                data[..<(data.startIndex + directory.range.upperBound)], at: directory.range.lowerBound)
            for _ in 0..<directory.count {
                let entry = try ZipEntry(&cursor)
                let file = File(
                    range: try entry.range(in: data, before: directory.range.lowerBound), checksum: entry.checksum,
                    problem: entry.problem)
                guard files.updateValue(file, forKey: entry.name) == nil else {
                    throw Refusal(place: entry.name, reason: "occurs twice in the archive")
                }
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(
                place: "archive", reason: "its list of files points outside the file: it is truncated or damaged")
        }
        try checkOverlaps()
    }

    /// Two files in one place would be a small archive that claims to be a large one.
    private func checkOverlaps() throws(Refusal) {
        var end = 0
        for (name, file) in files.sorted(by: { $0.value.range.lowerBound < $1.value.range.lowerBound })
        where !file.range.isEmpty {
            guard file.range.lowerBound >= end else {
                throw Refusal(place: name, reason: "overlaps another file of the archive")
            }
            end = file.range.upperBound
        }
    }
}
