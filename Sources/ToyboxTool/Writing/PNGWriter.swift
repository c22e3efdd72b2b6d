import Foundation
import Imaging
import Toybox

/// A picture and a mask file for each scene.
struct PNGWriter: SceneWriter {
    let folder: URL

    func write(_ rendering: Example, index: Int) throws {
        let digits = String(index)
        let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let size = rendering.size
        try Picture(width: size, height: size, pixels: rendering.pixels).write(
            to: folder.appending(path: "\(name).png"))
        let mask = rendering.mask.flatMap { [$0, $0, $0] }
        try Picture(width: size, height: size, pixels: mask).write(to: folder.appending(path: "\(name)-mask.png"))
    }

    func finish() {}
}
