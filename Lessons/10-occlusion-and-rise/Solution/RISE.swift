import NN
import Starter

// BEGIN STARTER
// Handy here: `interpolate(tensor, height:, width:)` enlarges [N, C, H, W] smoothly; `tensor.sliced(axis: 2, 5..<9)` cuts rows 5 to 8 out;
// `grids.sliced(axis: 0, n..<n + 1)` is the grid number n, with axis 0 of length 1; `reshaped`; + and * between tensors.
// END STARTER

/// A smooth mask from a small grid: enlarged, and shifted by a part of a cell.
///
/// - Parameters:
///   - grid: `[1, rows, columns]`, each cell 0 (hidden) or 1 (seen).
///   - down: how many rows of the enlarged grid lie above the mask, fewer than a cell has.
///   - right: how many of its columns lie to the left of the mask.
///   - height: rows of the mask.
///   - width: columns of the mask.
/// - Returns: `[1, 1, height, width]`, values in 0...1.
public func smoothMask(_ grid: Tensor, down: Int, right: Int, height: Int, width: Int) -> Tensor {
    let (rows, columns) = (grid.shape[1], grid.shape[2])
    // Pixels of a cell: a row of cells, without one of them, has to fill the mask, so that one cell is left to shift by.
    let cellHeight = (height + rows - 2) / (rows - 1)
    let cellWidth = (width + columns - 2) / (columns - 1)
    // BEGIN SOLUTION: Enlarge the grid to `cellHeight` by `cellWidth` pixels a cell, and cut the mask out.
    let enlarged = interpolate(
        grid.reshaped(1, 1, rows, columns), height: rows * cellHeight, width: columns * cellWidth)
    return enlarged.sliced(axis: 2, down..<down + height).sliced(axis: 3, right..<right + width)
    // MISTAKE no-shift: return enlarged.sliced(axis: 2, 0..<height).sliced(axis: 3, 0..<width)
    // MISTAKE stretched: return interpolate(grid.reshaped(1, 1, rows, columns), height: height, width: width)
    // END SOLUTION
}

/// The map of RISE: how probable the class is, on the average, when a pixel is seen.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`, normalized.
///   - grids: `[N, rows, columns]`, a grid for each mask.
///   - shifts: for each mask where it begins in the enlarged grid, in pixels from the top and from the left.
///   - share: the share of the cells that are 1, over all grids.
///   - classify: the network: logits `[1, classes]` of a picture `[1, 3, H, W]`.
/// - Returns: `[H, W]`.
public func riseMap(
    for target: Int, in image: Tensor, grids: Tensor, shifts: [(down: Int, right: Int)], share: Float,
    classify: (Tensor) -> Tensor
) -> Tensor {
    let (height, width) = (image.shape[2], image.shape[3])
    var sum = Tensor.zeros([1, 1, height, width])
    // BEGIN SOLUTION: Weight every mask with the probability that the network has when it sees the picture through it.
    for (number, shift) in shifts.enumerated() {
        let grid = grids.sliced(axis: 0, number..<number + 1)
        let mask = smoothMask(grid, down: shift.down, right: shift.right, height: height, width: width)
        // MISTAKE shifts-swapped: let mask = smoothMask(grid, down: shift.right, right: shift.down, height: height, width: width)
        let probability = softmax(classify(image * mask))[0, target].element()
        // MISTAKE logits: let probability = classify(image * mask)[0, target].element()
        sum = sum + mask * probability
    }
    return sum.reshaped(height, width) / (Float(shifts.count) * share)
    // MISTAKE not-divided: return sum.reshaped(height, width)
    // MISTAKE no-share: return sum.reshaped(height, width) / Float(shifts.count)
    // END SOLUTION
}
