import Foundation

/// What a ZIP archive's directory says about one file.
struct ZipEntry {
    let name: String
    let checksum: UInt32
    /// Why the file's bytes are not those that were stored.
    let problem: String?
    /// Bytes as they lie there.
    private let size: Int
    private let header: Int

    /// Reads the next entry of the directory.
    ///
    /// - Throws: `ZipArchive.Refusal`, `ByteCursor.Ended`.
    init(_ cursor: inout ByteCursor) throws {
        guard try cursor.number(UInt32.self) == 0x0201_4B50 else {
            throw ZipArchive.Refusal(place: "list of files", reason: "an entry does not begin as one: it is damaged")
        }
        _ = try cursor.take(4)
        let flags = try cursor.number(UInt16.self)
        let method = try cursor.number(UInt16.self)
        _ = try cursor.take(4)
        checksum = try cursor.number(UInt32.self)
        var packed = Int(try cursor.number(UInt32.self))
        var size = Int(try cursor.number(UInt32.self))
        let nameLength = Int(try cursor.number(UInt16.self))
        let extraLength = Int(try cursor.number(UInt16.self))
        let commentLength = Int(try cursor.number(UInt16.self))
        _ = try cursor.take(8)
        var header = Int(try cursor.number(UInt32.self))
        guard let name = String(validating: try cursor.take(nameLength), as: UTF8.self) else {
            throw ZipArchive.Refusal(place: "list of files", reason: "a name is not UTF-8 text")
        }
        var extra = ByteCursor(try cursor.take(extraLength))
        _ = try cursor.take(commentLength)

        // A number that does not fit is said in an extra field, in this order.
        while let kind = try? extra.number(UInt16.self), let length = try? extra.number(UInt16.self) {
            var field = ByteCursor(try extra.take(Int(length)))
            guard kind == 1 else { continue }
            if size == 0xFFFF_FFFF { size = try field.length(UInt64.self) }
            if packed == 0xFFFF_FFFF { packed = try field.length(UInt64.self) }
            if header == 0xFFFF_FFFF { header = try field.length(UInt64.self) }
        }
        if flags & 1 != 0 {
            problem = "is encrypted, which torch never does"
        } else if method != 0 || packed != size {
            problem =
                "is compressed, which torch never does: unpack the archive and pack it again with `zip -0`, "
                + "or save the state dict again"
        } else {
            problem = nil
        }
        self.name = name
        self.size = packed
        self.header = header
    }

    /// Where the file's bytes lie, behind a header of its own that must carry the same name.
    func range(in data: Data, before end: Int) throws -> Range<Int> {
        var cursor = ByteCursor(data, at: header)
        guard try cursor.number(UInt32.self) == 0x0403_4B50 else {
            throw ZipArchive.Refusal(place: name, reason: "does not lie where the list of files says: it is damaged")
        }
        _ = try cursor.take(22)
        let nameLength = Int(try cursor.number(UInt16.self))
        let extraLength = Int(try cursor.number(UInt16.self))
        guard try cursor.take(nameLength).elementsEqual(name.utf8) else {
            throw ZipArchive.Refusal(place: name, reason: "has another name where it lies than in the list of files")
        }
        _ = try cursor.take(extraLength)
        let start = cursor.place
        _ = try cursor.take(size)
        guard start + size <= end else {
            throw ZipArchive.Refusal(place: name, reason: "reaches into the list of files: it is damaged")
        }
        return start..<start + size
    }
}
