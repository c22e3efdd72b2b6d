import Foundation
import Toybox

/// The content of `scenes.json`.
struct SceneDescription: Codable {
    let classes: [String]
    let set: String
    let first: Int
    let count: Int
    let size: Int
    let format: SceneFormat
    let generator: String
    /// The name of each region and its byte in the masks.
    let regions: [String: UInt8]
    let scenes: [SceneRecord]

    init(_ range: SceneRange, format: SceneFormat, records: [SceneRecord]) {
        classes = range.set.classes
        set = range.set.name
        first = range.first
        count = range.count
        size = range.size
        self.format = format
        generator = Generator.fingerprint(of: range.set)
        regions = Dictionary(uniqueKeysWithValues: range.set.regions.map { ($0.name, $0.value) })
        scenes = records
    }

    func write(to folder: URL) throws {
        let url = folder.appending(path: "scenes.json")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            try encoder.encode(self).write(to: url)
        } catch {
            throw ToyboxError.cannotWrite(url.path(percentEncoded: false), reason: error.localizedDescription)
        }
    }
}
