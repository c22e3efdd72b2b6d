import NN
import Starter

// Handy here: `maps.reshaped(rows, columns)`, `matmul(a, b)`, `matrix.transposed()`, `squared()`, `sum()`.
// Use these and not loops over `scalars`: the losses have to lead back to the maps, so that a gradient can be taken.

/// The Gram matrix of a layer's maps: for each two channels, how much they answer at the same places.
///
/// - Parameter maps: `[1, C, h, w]`.
/// - Returns: `[C, C]`: the product of two channels, place by place, added up and divided by `C * h * w`. (Only the
///   upper rows are compared, so a message says `[3, 4]`.)
public func gram(_ maps: Tensor) -> Tensor {
    yourTurn("Lay each map out as a row, and multiply rows with rows.")
}

/// How far a layer's Gram matrix is from that of a painting: the sum of the squared differences, divided by the sum of
/// the squares of the painting's.
///
/// - Parameters:
///   - maps: of the picture, `[1, C, h, w]`.
///   - painting: the painting's Gram matrix, `[C, C]`.
/// - Returns: a single number, `[]`.
public func styleLoss(_ maps: Tensor, painting: Tensor) -> Tensor {
    yourTurn("Compare the two Gram matrices.")
}

/// How far a layer's maps are from those of a photograph: the sum of the squared differences, divided by the sum of
/// the squares of the photograph's.
///
/// - Parameters:
///   - maps: of the picture, `[1, C, h, w]`.
///   - photograph: the photograph's maps in the same layer, `[1, C, h, w]`.
/// - Returns: a single number, `[]`.
public func contentLoss(_ maps: Tensor, photograph: Tensor) -> Tensor {
    yourTurn("Compare the maps, place by place.")
}
