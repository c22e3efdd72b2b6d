import Toybox

/// One scene's truth in `scenes.json`.
struct SceneRecord: Codable {
    let index: Int
    /// Hexadecimal, because JSON's numbers do not hold 64 bits everywhere.
    let seed: String
    let label: Int
    let name: String
    /// What stands beside the class: a tag, a marker, a crossing, or "none".
    let companion: String
    /// Around all regions: left, top, right, bottom; right and bottom lie just outside.
    let box: [Int]

    init(_ index: Int, _ picture: Example, of set: PictureSet) {
        self.index = index
        seed = String(set.seed(index), radix: 16)
        label = picture.label
        name = set.classes[picture.label]
        companion = picture.companion
        let around = PixelBox(around: picture.mask, size: picture.size)
        box = [around.left, around.top, around.right, around.bottom]
    }
}
