import ArgumentParser
import Foundation
import Imaging
import Toybox

struct SheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet", abstract: "Draws scenes side by side into one PNG.")

    @OptionGroup var scenes: SceneRange

    @Option(help: "The PNG to write.")
    var out: String

    @Option(help: "Pictures in a row.")
    var columns = 10

    @Flag(help: "Darken what lies outside the regions, to check the truth.")
    var masks = false

    func validate() throws {
        guard (1...200).contains(columns) else { throw ValidationError("--columns \(columns): give 1 to 200") }
        guard scenes.count <= 2_000 else { throw ValidationError("--count \(scenes.count): a sheet holds 2000 scenes") }
    }

    func run() async throws {
        let renderings = await RenderOutput.render(set: scenes.set, scenes.indices, size: scenes.size)
        let gap = 4
        let pitch = scenes.size + gap
        let rows = (renderings.count + columns - 1) / columns
        let across = min(columns, renderings.count)
        let width = across * pitch + gap
        let height = rows * pitch + gap
        var pixels = [UInt8](repeating: 250, count: width * height * 3)
        for (number, rendering) in renderings.enumerated() {
            let left = gap + number % columns * pitch
            let top = gap + number / columns * pitch
            for y in 0..<scenes.size {
                for x in 0..<scenes.size {
                    let from = y * scenes.size + x
                    let to = (top + y) * width + left + x
                    for channel in 0..<3 {
                        let value = rendering.pixels[from * 3 + channel]
                        pixels[to * 3 + channel] = masks && rendering.mask[from] == 0 ? value / 4 : value
                    }
                }
            }
        }
        try Picture(width: width, height: height, pixels: pixels).write(to: URL(filePath: out))
    }
}
