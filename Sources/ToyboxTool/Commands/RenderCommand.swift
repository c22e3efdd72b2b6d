import ArgumentParser
import Foundation
import Toybox

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Renders scenes into a new folder.",
        discussion: """
            raw: images.u8 [N, H, W, 3], masks.u8 [N, H, W], labels.u8 [N].
            png: NNNNNN.png and NNNNNN-mask.png for each scene.
            Both: scenes.json with classes, set, first scene, count, size, the renderer's fingerprint, the regions that \
            the masks tell apart with their bytes, and every scene's seed, label, companion and box. The folder appears under its name only when it is complete.
            """)

    @OptionGroup var scenes: SceneRange

    @Option(help: "The folder to make.")
    var out: String

    @Option(help: "raw or png.")
    var format: SceneFormat = .raw

    func run() async throws {
        let folder = try SceneFolder(path: out)
        do {
            let writer: any SceneWriter =
                switch format {
                case .raw: try RawWriter(folder: folder.working)
                case .png: PNGWriter(folder: folder.working)
                }
            var records: [SceneRecord] = []
            var progress = Progress(total: scenes.count)
            for chunk in chunks {
                let renderings = await RenderOutput.render(set: scenes.set, chunk, size: scenes.size)
                for (index, rendering) in zip(chunk, renderings) {
                    try writer.write(rendering, index: index)
                    records.append(SceneRecord(index, rendering, of: scenes.set))
                }
                progress.advance(by: chunk.count)
            }
            try writer.finish()
            try SceneDescription(scenes, format: format, records: records).write(to: folder.working)
            try folder.complete()
            progress.finish(out)
        } catch {
            folder.discard()
            throw error
        }
    }

    /// Runs of scenes small enough to hold in memory.
    private var chunks: [Range<Int>] {
        let length = max(16, min(256, 40_000_000 / (scenes.size * scenes.size * 4)))
        return stride(from: scenes.first, to: scenes.indices.upperBound, by: length).map {
            $0..<min($0 + length, scenes.indices.upperBound)
        }
    }
}
