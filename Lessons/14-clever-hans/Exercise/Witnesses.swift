import NN
import Starter

// Handy here: `relu(map)`, `interpolate(map, height:width:)` (takes `[N, C, h, w]`: reshape there and back),
// `tensor.scalars` (row by row), `zip`, `map.argMax()` (the place of the largest number among the scalars).

/// What a pixel of a mask shows; the mask holds these numbers.
public enum Place: Float, Sendable, CaseIterable {
    case sticker = 128
    case toy = 255
    case elsewhere = 0
}

/// A map without what speaks against the class, as large as the picture.
///
/// - Parameters:
///   - map: `[h, w]`; negative where a place speaks against the class.
///   - height, width: of the picture.
/// - Returns: `[height, width]`, nowhere negative.
public func enlarged(_ map: Tensor, height: Int, width: Int) -> Tensor {
    yourTurn("Remove the negative numbers, then enlarge the map.")
}

/// How a map's mass is shared out between the sticker, the toy and everything else.
///
/// - Parameters:
///   - map: `[H, W]`, nowhere negative.
///   - mask: `[H, W]`, the raw value of a ``Place`` at each pixel.
/// - Returns: three shares in the order of ``Place/allCases``, together 1; all 0 when the map is 0 everywhere.
public func masses(of map: Tensor, in mask: Tensor) -> [Float] {
    yourTurn("Add up the map inside each place, and divide by all of it.")
}

/// How many times as much of a map lies in a place as of a map that is the same everywhere.
///
/// - Returns: for the sticker and the toy; 0 for what is not in the picture.
public func timesEven(_ masses: [Float], in mask: Tensor) -> [Float] {
    yourTurn("Divide the share of the mass by the share of the area.")
}

/// Whether a map is highest on the sticker.
///
/// - Parameters:
///   - map: `[H, W]`.
///   - mask: `[H, W]`.
public func pointsAtSticker(_ map: Tensor, in mask: Tensor) -> Bool {
    yourTurn("Look what the mask holds where the map has its largest number.")
}

/// Whether the sticker has to be suspected: whether one map at least points at it.
///
/// - Parameters:
///   - maps: each `[H, W]`, by Grad-CAM and by Integrated Gradients.
///   - mask: `[H, W]`.
public func isStickerSuspect(_ maps: [Tensor], in mask: Tensor) -> Bool {
    yourTurn("Ask all witnesses.")
}
