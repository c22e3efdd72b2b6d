import Imaging

/// How large a picture is shown.
struct PictureFit: Sendable, Equatable {
    let width: Int
    let height: Int
    /// Whether its pixels become squares of a whole number of the terminal's; else it is shrunk, every pixel counting.
    let isWhole: Bool

    /// What is not larger than this, in pixels, is a map of numbers: it is enlarged until its cells can be told apart.
    static let small = 64

    /// Fits a picture into a box.
    ///
    /// - Parameters:
    ///   - box: in pixels of the terminal.
    ///   - density: how many pixels of the terminal a pixel of a picture should have, as on dense screens.
    ///   - mapSize: about how many pixels of the terminal a small map should have.
    init(_ picture: Picture, box: (width: Int, height: Int), density: Int, mapSize: Int) {
        let room = min(box.width / picture.width, box.height / picture.height)
        if room >= 1 {
            let longest = max(picture.width, picture.height)
            let wanted = longest <= Self.small ? max(1, mapSize / longest) : density
            let factor = min(room, wanted)
            (width, height, isWhole) = (picture.width * factor, picture.height * factor, true)
        } else {
            let scale = min(Double(box.width) / Double(picture.width), Double(box.height) / Double(picture.height))
            width = max(1, Int(Double(picture.width) * scale))
            height = max(1, Int(Double(picture.height) * scale))
            isWhole = false
        }
    }

    /// Fits a picture into cells of a terminal that draws pixels.
    init(_ picture: Picture, in images: TerminalImages, columns: Int, rows: Int) {
        let (cell, density) = (images.cell, max(1, images.cell.height / 16))
        self.init(
            picture, box: (columns * cell.width, rows * cell.height), density: density, mapSize: 224 * density)
    }

    func applied(to picture: Picture) -> Picture {
        picture.resized(width: width, height: height, by: isWhole ? .nearest : .bilinear)
    }
}
