import NN
import Starter

// BEGIN STARTER
// Handy here: `maps.reshaped(rows, columns)`, `matmul(a, b)`, `matrix.transposed()`, `squared()`, `sum()`.
// Use these and not loops over `scalars`: the losses have to lead back to the maps, so that a gradient can be taken.
// END STARTER

/// The Gram matrix of a layer's maps: for each two channels, how much they answer at the same places.
///
/// - Parameter maps: `[1, C, h, w]`.
/// - Returns: `[C, C]`: the product of two channels, place by place, added up and divided by `C * h * w`. (Only the
///   upper rows are compared, so a message says `[3, 4]`.)
public func gram(_ maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Lay each map out as a row, and multiply rows with rows.
    let channels = maps.shape[1]
    let rows = maps.reshaped(channels, -1)
    // MISTAKE by-place: let rows = maps.reshaped(channels, -1).transposed()
    // MISTAKE torn: let rows = maps.reshaped(-1, channels).transposed()
    return matmul(rows, rows.transposed()) / Float(maps.count)
    // MISTAKE not-divided: return matmul(rows, rows.transposed())
    // MISTAKE by-area: return matmul(rows, rows.transposed()) / Float(maps.count / channels)
    // END SOLUTION
}

/// How far a layer's Gram matrix is from that of a painting: the sum of the squared differences, divided by the sum of
/// the squares of the painting's.
///
/// - Parameters:
///   - maps: of the picture, `[1, C, h, w]`.
///   - painting: the painting's Gram matrix, `[C, C]`.
/// - Returns: a single number, `[]`.
public func styleLoss(_ maps: Tensor, painting: Tensor) -> Tensor {
    // BEGIN SOLUTION: Compare the two Gram matrices.
    (gram(maps) - painting).squared().sum() / painting.squared().sum()
    // MISTAKE by-own-size: (gram(maps) - painting).squared().sum() / gram(maps).squared().sum()
    // MISTAKE not-relative: (gram(maps) - painting).squared().sum()
    // END SOLUTION
}

/// How far a layer's maps are from those of a photograph: the sum of the squared differences, divided by the sum of
/// the squares of the photograph's.
///
/// - Parameters:
///   - maps: of the picture, `[1, C, h, w]`.
///   - photograph: the photograph's maps in the same layer, `[1, C, h, w]`.
/// - Returns: a single number, `[]`.
public func contentLoss(_ maps: Tensor, photograph: Tensor) -> Tensor {
    // BEGIN SOLUTION: Compare the maps, place by place.
    (maps - photograph).squared().sum() / photograph.squared().sum()
    // MISTAKE by-gram: (gram(maps) - gram(photograph)).squared().sum() / gram(photograph).squared().sum()
    // MISTAKE unsquared: (maps - photograph).abs().sum() / photograph.abs().sum()
    // END SOLUTION
}
