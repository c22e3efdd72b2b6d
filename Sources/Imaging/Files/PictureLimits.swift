/// What is refused before any memory is asked for.
public enum PictureLimits {
    /// The most pixels that a picture may have: 200 million, 600 MB of RGB (a 12,000 x 9,000 scan has 108 million).
    public static let pixels = 200_000_000
    /// The most bytes that a file may have: 1 GiB.
    public static let fileBytes = 1 << 30
    /// The longest side that a JPEG can have.
    public static let jpegSide = 65_500
    /// The most bytes that one byte of deflated data can grow to: a PNG that claims more is damaged.
    static let deflateGrowth = 1_032
    /// The most texts of a PNG that are searched for metadata.
    static let pngTexts = 64
    /// The most bytes that a compressed text of a PNG may grow to; a longer one is not looked at.
    static let pngTextBytes = 1 << 20
}
