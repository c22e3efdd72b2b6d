import Foundation
import Imaging
import TerminalUI

/// A picture by iTerm2's protocol, OSC 1337: a PNG in base64, and the cells that it is to fill.
struct ITermCode: Sendable {
    private let png: Data

    init(_ picture: Picture) { png = (try? picture.pngData()) ?? Data() }

    func drawn(at place: PixelPlace) -> DrawnPicture? {
        let size = "size=\(png.count);width=\(place.columns);height=\(place.rows)"
        let keys = "inline=1;preserveAspectRatio=1;doNotMoveCursor=1;\(size)"
        // Not every terminal knows that the cursor is to stay, but all know how to bring it back.
        let text = "\u{1B}7\u{1B}]1337;File=\(keys):\(png.base64EncodedString())\u{07}\u{1B}8"
        return PictureCode(Array(text.utf8)).map {
            DrawnPicture(columns: place.columns, rows: place.rows, graphic: $0)
        }
    }
}
