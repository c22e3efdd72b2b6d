import Foundation
import Imaging

/// The size and kind of a picture's file, so that the page keeps its place before it is decoded.
struct PictureSize {
    let width: Int
    let height: Int
    let isPNG: Bool

    /// Reads the file; nil when it is no picture.
    init?(of data: Data) {
        guard let picture = try? Picture(decoding: data, name: "picture") else { return nil }
        width = picture.width
        height = picture.height
        isPNG = data.starts(with: [0x89, 0x50, 0x4E, 0x47])
    }
}
