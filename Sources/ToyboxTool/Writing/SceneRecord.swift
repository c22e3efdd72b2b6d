import Toybox

/// One scene's truth in `scenes.json`.
struct SceneRecord: Codable {
    let index: Int
    /// Hexadecimal, because JSON's numbers do not hold 64 bits everywhere.
    let seed: String
    let label: Int
    let name: String
    /// left, top, right, bottom; right and bottom lie just outside.
    let box: [Int]

    init(_ scene: Scene, _ rendering: Rendering) {
        index = scene.index
        seed = String(scene.seed, radix: 16)
        label = Int(scene.label.rawValue)
        name = scene.label.label
        box = [rendering.box.left, rendering.box.top, rendering.box.right, rendering.box.bottom]
    }
}
