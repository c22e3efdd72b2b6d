import Foundation

/// Where a ZIP archive's list of files lies, as the record at its end says.
struct ZipDirectory {
    /// How many files it lists.
    let count: Int
    /// Its bytes, from the archive's start.
    let range: Range<Int>

    /// Finds the directory.
    ///
    /// - Throws: `ZipArchive.Refusal`, or `ByteCursor.Ended` when a record points outside.
    init(of data: Data) throws {
        guard let end = Self.endRecord(of: data) else {
            throw ZipArchive.Refusal(place: "end", reason: "has no list of files: the file is truncated or damaged")
        }
        var cursor = ByteCursor(data, at: end + 4)
        let disks = try cursor.number(UInt32.self)
        _ = try cursor.number(UInt16.self)
        var count = Int(try cursor.number(UInt16.self))
        var size = Int(try cursor.number(UInt32.self))
        var start = Int(try cursor.number(UInt32.self))
        if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            // Large archives say the numbers again in a record that a locator before this one points to.
            var locator = ByteCursor(data, at: end - 20)
            guard try locator.number(UInt32.self) == 0x0706_4B50 else {
                throw ZipArchive.Refusal(place: "end", reason: "the locator of the large list of files is missing")
            }
            _ = try locator.number(UInt32.self)
            var record = ByteCursor(data, at: try locator.length(UInt64.self))
            guard try record.number(UInt32.self) == 0x0606_4B50 else {
                throw ZipArchive.Refusal(place: "end", reason: "the record of the large list of files is missing")
            }
            _ = try record.take(28)
            count = try record.length(UInt64.self)
            size = try record.length(UInt64.self)
            start = try record.length(UInt64.self)
        }
        guard disks == 0 else {
            throw ZipArchive.Refusal(place: "end", reason: "the archive is one part of several")
        }
        guard size <= end, start <= end - size else { throw ByteCursor.Ended() }
        // Each entry has 46 bytes at least: a larger count cannot be true.
        guard count <= size / 46 else {
            throw ZipArchive.Refusal(place: "end", reason: "claims \(count) files in a list of \(size) bytes")
        }
        self.count = count
        range = start..<start + size
    }

    /// Where the end record is: 22 bytes, and a comment of at most 65,535 that reaches to the file's end.
    private static func endRecord(of data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        return data.withUnsafeBytes { bytes in
            (max(0, bytes.count - 22 - 65_535)...(bytes.count - 22)).reversed().first { place in
                bytes[place] == 0x50 && bytes[place + 1] == 0x4B && bytes[place + 2] == 5 && bytes[place + 3] == 6
                    && place + 22 + Int(bytes[place + 20]) + Int(bytes[place + 21]) << 8 == bytes.count
            }
        }
    }
}
