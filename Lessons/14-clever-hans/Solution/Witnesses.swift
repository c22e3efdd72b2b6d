import NN
import Starter

// BEGIN STARTER
// Handy here: `relu(map)`, `interpolate(map, height:width:)` (takes `[N, C, h, w]`: reshape there and back),
// `tensor.scalars` (row by row), `zip`, `map.argMax()` (the place of the largest number among the scalars).
// END STARTER

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
    // BEGIN SOLUTION: Remove the negative numbers, then enlarge the map.
    let positive = relu(map).reshaped(1, 1, map.shape[0], map.shape[1])
    // MISTAKE not-clipped: let positive = map.reshaped(1, 1, map.shape[0], map.shape[1])
    // MISTAKE absolute: let positive = map.abs().reshaped(1, 1, map.shape[0], map.shape[1])
    // MISTAKE cut-after: let positive = map.reshaped(1, 1, map.shape[0], map.shape[1])
    return interpolate(positive, height: height, width: width).reshaped(height, width)
    // MISTAKE cut-after: return relu(interpolate(positive, height: height, width: width)).reshaped(height, width)
    // END SOLUTION
}

/// How a map's mass is shared out between the sticker, the toy and everything else.
///
/// - Parameters:
///   - map: `[H, W]`, nowhere negative.
///   - mask: `[H, W]`, the raw value of a ``Place`` at each pixel.
/// - Returns: three shares in the order of ``Place/allCases``, together 1; all 0 when the map is 0 everywhere.
public func masses(of map: Tensor, in mask: Tensor) -> [Float] {
    // BEGIN SOLUTION: Add up the map inside each place, and divide by all of it.
    let total = map.sum().scalar
    if total <= 0 { return [0, 0, 0] }
    // MISTAKE zero-over-zero:
    return Place.allCases.map { place in
        let inside = zip(map.scalars, mask.scalars).reduce(Float(0)) { $1.1 == place.rawValue ? $0 + $1.0 : $0 }
        return inside / total
        // MISTAKE mean-inside: return inside / total / Float(max(mask.scalars.count { $0 == place.rawValue }, 1))
    }
    // END SOLUTION
}

/// How many times as much of a map lies in a place as of a map that is the same everywhere.
///
/// - Returns: for the sticker and the toy; 0 for what is not in the picture.
public func timesEven(_ masses: [Float], in mask: Tensor) -> [Float] {
    // BEGIN SOLUTION: Divide the share of the mass by the share of the area.
    [Place.sticker, .toy].enumerated().map { number, place in
        let area = Float(mask.scalars.count { $0 == place.rawValue }) / Float(mask.count)
        return area == 0 ? 0 : masses[number] / area
        // MISTAKE times-area: return masses[number] * area
    }
    // END SOLUTION
}

/// Whether a map is highest on the sticker.
///
/// - Parameters:
///   - map: `[H, W]`.
///   - mask: `[H, W]`.
public func pointsAtSticker(_ map: Tensor, in mask: Tensor) -> Bool {
    // BEGIN SOLUTION: Look what the mask holds where the map has its largest number.
    mask.scalars[map.argMax()] == Place.sticker.rawValue
    // MISTAKE more-mass: masses(of: map, in: mask)[0] > masses(of: map, in: mask)[1]
    // END SOLUTION
}

/// Whether the sticker has to be suspected: whether one map at least points at it.
///
/// - Parameters:
///   - maps: each `[H, W]`, by Grad-CAM and by Integrated Gradients.
///   - mask: `[H, W]`.
public func isStickerSuspect(_ maps: [Tensor], in mask: Tensor) -> Bool {
    // BEGIN SOLUTION: Ask all witnesses.
    maps.contains { pointsAtSticker($0, in: mask) }
    // MISTAKE grad-cam-alone: pointsAtSticker(maps[0], in: mask)
    // MISTAKE both-agree: maps.allSatisfy { pointsAtSticker($0, in: mask) }
    // END SOLUTION
}
