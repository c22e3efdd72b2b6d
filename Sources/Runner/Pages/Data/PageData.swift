import Foundation
import Imaging

/// What the page's scripts work on: pictures and tensors by name, and the data of each part.
struct PageData: Encodable {
    /// The colors of each scale, 256 times red, green and blue, in base64.
    let colormaps: [String: String]
    /// The pictures that networks were shown, `[H, W, 3]`, each once.
    var pictures: [String: PackedTensor] = [:]
    /// By the id of the part's element.
    var parts: [String: AnyPart] = [:]
    /// By the exercise's id.
    var exercises: [String: ExerciseData] = [:]

    /// What is left for what was handed in and the pictures under it, in bytes.
    var room = 1_500_000
    /// A page stays under 3 MB; this leaves something for scripts and styles.
    static let mostBytes = 2_800_000

    private enum CodingKeys: CodingKey {
        case colormaps, pictures, parts, exercises
    }

    init() {
        let known: [Colormap] = [.viridis, .jet, .gray, .blueOrange]
        colormaps = Dictionary(
            uniqueKeysWithValues: known.map { colormap in
                (colormap.name, Data(colormap.colors.flatMap { [$0.red, $0.green, $0.blue] }).base64EncodedString())
            })
    }

    /// Takes room for something that was handed in, if there is as much left.
    mutating func takeRoom(for size: Int) -> Bool {
        guard size <= room else { return false }
        room -= size
        return true
    }

    /// Adds a picture unless it is there already, and gives the name that parts know it by.
    mutating func add(_ picture: Picture, named name: String) -> String {
        if pictures[name] != nil { return name }
        let packed = PackedTensor.bytes(picture.pixels, shape: [picture.height, picture.width, 3])
        // Cases often have copies of one picture under their own names.
        if let same = pictures.first(where: { $0.value.data == packed.data && $0.value.shape == packed.shape }) {
            return same.key
        }
        pictures[name] = packed
        room -= packed.data.utf8.count
        return name
    }
}

/// The data of a part of any kind.
struct AnyPart: Encodable {
    private let encodeValue: @Sendable (any Encoder) throws -> Void

    init(_ value: some Encodable & Sendable) { encodeValue = { try value.encode(to: $0) } }

    func encode(to encoder: any Encoder) throws { try encodeValue(encoder) }
}

/// JSON as it may stand in a page.
enum PageJSON {
    /// The text of a value in which nothing can end the element that it stands in.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return String(decoding: try encoder.encode(value), as: UTF8.self).replacing("<", with: "\\u003c")
    }
}
