import Foundation

/// What the first bytes of a file say, where they say that the file is not what its name says.
enum FileContents {
    /// What is wrong with a file, if anything: a pointer of Git LFS in its place, or no picture.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - path: its path as the lesson writes it.
    static func problem(of file: URL, path: String) -> (message: String, remedy: String)? {
        guard let stream = fopen(file.path, "rb") else {
            return ("\"\(path)\" cannot be read.", "Allow its reading, or correct the path.")
        }
        defer { fclose(stream) }
        var head = [UInt8](repeating: 0, count: pointer.count)
        head.removeLast(head.count - fread(&head, 1, head.count, stream))
        if head == pointer {
            return (
                "\"\(path)\" is a pointer of Git LFS, and not the file itself.",
                "Run `git lfs pull` in the course's folder."
            )
        }
        guard let isPicture = signature(of: path), !isPicture(head) else { return nil }
        return (
            "\"\(path)\" is not a picture: it does not begin like a PNG or a JPEG file.",
            "Save the picture again as PNG or JPEG."
        )
    }

    private static let pointer = Array("version https://git-lfs.github.com/spec/".utf8)

    /// Whether bytes begin as a file with such a name has to; nil for files that are no pictures.
    ///
    /// Readers go by the bytes: a JPEG file that is called PNG is read.
    private static func signature(of path: String) -> (([UInt8]) -> Bool)? {
        guard [".png", ".jpg", ".jpeg"].contains(where: path.lowercased().hasSuffix) else { return nil }
        return {
            $0.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || $0.starts(with: [0xFF, 0xD8, 0xFF])
        }
    }
}
