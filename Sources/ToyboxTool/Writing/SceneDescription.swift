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
    let scenes: [SceneRecord]

    init(_ range: SceneRange, format: SceneFormat, records: [SceneRecord]) {
        classes = ToyClass.allCases.map(\.label)
        set = range.set.rawValue
        first = range.first
        count = range.count
        size = range.size
        self.format = format
        generator = Generator.fingerprint()
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
