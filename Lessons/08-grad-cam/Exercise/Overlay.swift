import Imaging
import NN
import Starter

// Handy here: `coarse.shape`, `coarse.scalars` (row by row), `Tensor(numbers, shape:)`; `picture.pixels` ([UInt8],
// row by row, red green blue), `Colormap.jet.colors` (256 of them, each with red, green and blue),
// `Picture(width:height:pixels:)`.

/// A coarse heat map at the size of the picture: enlarged smoothly, then scaled to 0...1 once more.
///
/// - Parameters:
///   - coarse: `[h, w]`, with values in 0...1.
///   - side: the width and height of the picture.
/// - Returns: `[side, side]`, with values in 0...1; a map that is 0 everywhere stays so.
public func enlarged(_ coarse: Tensor, to side: Int) -> Tensor {
    yourTurn("Enlarge the map smoothly and scale it once more.")
}

/// The heat map in colors, mixed half and half with the picture.
///
/// - Parameters:
///   - heatmap: `[H, W]`, with values in 0...1.
///   - picture: of the same height and width.
public func overlay(_ heatmap: Tensor, on picture: Picture) -> Picture {
    yourTurn("Color the map and mix it with the picture.")
}
