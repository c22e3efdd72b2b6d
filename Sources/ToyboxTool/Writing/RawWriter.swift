import Foundation
import Toybox

/// Three files of bytes: pictures, masks, labels.
struct RawWriter: SceneWriter {
    private let images: FileHandle
    private let masks: FileHandle
    private let labels: FileHandle
    private let path: String

    init(folder: URL) throws {
        path = folder.path(percentEncoded: false)
        images = try Self.create(folder.appending(path: "images.u8"))
        masks = try Self.create(folder.appending(path: "masks.u8"))
        labels = try Self.create(folder.appending(path: "labels.u8"))
    }

    func write(_ rendering: Example, index: Int) throws {
        do {
            try images.write(contentsOf: rendering.pixels)
            try masks.write(contentsOf: rendering.mask)
            try labels.write(contentsOf: [UInt8(rendering.label)])
        } catch {
            throw ToyboxError.cannotWrite(path, reason: "scene \(index): \(error.localizedDescription)")
        }
    }

    func finish() throws {
        do {
            for file in [images, masks, labels] {
                try file.synchronize()
                try file.close()
            }
        } catch {
            throw ToyboxError.cannotWrite(path, reason: error.localizedDescription)
        }
    }

    private static func create(_ url: URL) throws -> FileHandle {
        do {
            try Data().write(to: url)
            return try FileHandle(forWritingTo: url)
        } catch {
            throw ToyboxError.cannotWrite(url.path(percentEncoded: false), reason: error.localizedDescription)
        }
    }
}
