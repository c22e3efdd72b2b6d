import Foundation

extension Picture {
    /// Reads a PNG or JPEG file, whichever its bytes say, upright as its EXIF or XMP asks.
    ///
    /// Alpha is dropped, and 16 bits keep their high byte. So does Pillow's `convert("RGB")`, but for gray of 16 bits, which
    /// it clips at 255: nearly all of such a picture would be white. Color profiles are ignored.
    /// - Throws: `PictureError` naming the file, when it cannot be read, is no picture, is cut short or damaged, or is
    ///   larger than `PictureLimits` allow.
    public init(contentsOf url: URL) throws(PictureError) {
        var notices: [PictureNotice] = []
        try self.init(contentsOf: url, notices: &notices)
    }

    /// Reads a PNG or JPEG file, and says what is wrong with it that did not keep it from being read.
    ///
    /// - Parameter notices: what is wrong is added to these.
    /// - Throws: as `init(contentsOf:)`.
    public init(contentsOf url: URL, notices: inout [PictureNotice]) throws(PictureError) {
        try self.init(decoding: PictureFile.bytes(of: url), name: url.path, notices: &notices)
    }

    /// Decodes a PNG or JPEG from memory; `name` is what errors call it.
    /// - Throws: as `init(contentsOf:)`.
    public init(decoding data: Data, name: String) throws(PictureError) {
        try self.init(decoding: [UInt8](data), name: name)
    }

    /// Decodes a PNG or JPEG from bytes in memory; `name` is what errors call it.
    /// - Throws: as `init(contentsOf:)`.
    public init(decoding bytes: [UInt8], name: String) throws(PictureError) {
        var notices: [PictureNotice] = []
        try self.init(decoding: bytes, name: name, notices: &notices)
    }

    /// Decodes a PNG or JPEG from bytes in memory, and says what is wrong with it that did not keep it from being read.
    ///
    /// - Parameters:
    ///   - name: what errors and notices call it.
    ///   - notices: what is wrong is added to these.
    /// - Throws: as `init(contentsOf:)`.
    public init(decoding bytes: [UInt8], name: String, notices: inout [PictureNotice]) throws(PictureError) {
        let result: Result<Picture, PictureError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(PictureError) {
                return .success(try Picture(decoding: buffer, name: name, notices: &notices))
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    private init(
        decoding bytes: UnsafeBufferPointer<UInt8>, name: String, notices: inout [PictureNotice]
    ) throws(PictureError) {
        guard let format = PictureFormat(firstBytes: bytes) else {
            throw .notAPicture(file: name, found: PictureFormat.guess(at: bytes))
        }
        let (width, height) =
            switch format {
            case .png: try PNGCodec.size(of: bytes, file: name)
            case .jpeg: try JPEGCodec.size(of: bytes, file: name)
            }
        guard width > 0, height > 0 else {
            throw .damaged(file: name, format: format, reason: "its size is \(width) x \(height) pixels")
        }
        guard width <= PictureLimits.pixels / height else {
            throw .tooLarge(
                file: name, width: width, height: height, limit: "at most \(PictureLimits.pixels) pixels are read")
        }
        let pixels =
            switch format {
            case .png: try PNGCodec.decode(bytes, width: width, height: height, file: name, notices: &notices)
            case .jpeg: try JPEGCodec.decode(bytes, width: width, height: height, file: name, notices: &notices)
            }
        self = Picture(width: width, height: height, pixels: pixels)
            .oriented(Orientation(of: PictureMetadata(of: bytes, format: format)))
    }

    /// Writes the picture in the format that the name's ending asks for (`.png`, `.jpg`, `.jpeg`), all or nothing.
    ///
    /// - Parameter quality: of a JPEG, 1 (smallest) to 100 (closest); a PNG is always exact.
    /// - Throws: `PictureError.unknownFormat`, `.unwritable` (a full disk too) or `.tooLarge`, naming the file.
    public func write(to url: URL, quality: Int = 90) throws(PictureError) {
        guard let format = PictureFormat(fileExtension: url.pathExtension) else {
            throw .unknownFormat(file: url.path)
        }
        let bytes =
            switch format {
            case .png: try PNGCodec.encode(self, level: 6, file: url.path)
            case .jpeg: try JPEGCodec.encode(self, quality: quality, file: url.path)
            }
        try PictureFile.write(bytes, to: url)
    }

    /// The picture as the bytes of a PNG.
    ///
    /// - Parameter level: zlib's effort, 0 (none) to 9; every level holds the same pixels.
    /// - Throws: `PictureError.unwritable` when memory runs out.
    public func pngData(level: Int = 6) throws(PictureError) -> Data {
        Data(try PNGCodec.encode(self, level: level, file: "picture.png"))
    }
}
