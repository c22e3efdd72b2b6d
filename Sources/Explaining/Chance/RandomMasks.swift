import NN

/// The masks of ``RISE``: coarse grids of open and closed cells, resized smoothly and shifted by less than a cell.
///
/// A mask of single pixels would be averaged away by the first convolution; cells cover whole parts of a picture, the
/// resize keeps their edges from being seen as edges, and the shift lets an edge fall anywhere.
public struct RandomMasks: Sendable {
    /// How many masks there are.
    public let count: Int
    /// Cells along each side of the picture.
    public let cells: Int
    /// The chance of a cell to be open, p in the formula.
    public let probability: Float
    private let make: @Sendable (_ mask: Int) -> Cells

    /// What chance decides about one mask.
    public struct Cells: Sendable {
        /// 1 for an open cell, 0 for a closed one, row by row, `cells * cells` of them.
        public let open: [Float]
        /// Where the picture's upper left corner falls, as shares 0 ..< 1 of a cell.
        public let shift: (down: Double, right: Double)

        /// `cells * cells` numbers, 1 for an open cell and 0 for a closed one, and a shift in shares of a cell.
        public init(open: [Float], shift: (down: Double, right: Double)) {
            self.open = open
            self.shift = shift
        }
    }

    /// Random masks, the same for the same seed.
    ///
    /// - Parameters:
    ///   - count: how many masks there are.
    ///   - cells: along each side of the picture.
    ///   - probability: the chance of a cell to be open.
    ///   - seed: any number.
    public static func random(count: Int, cells: Int = 7, probability: Float = 0.5, seed: UInt64) -> RandomMasks {
        RandomMasks(count: count, cells: cells, probability: probability) { mask in
            var generator = SplitMix64(seed: seed, stream: mask)
            let open: [Float] = (0..<cells * cells).map { _ in generator.unit() < Double(probability) ? 1 : 0 }
            return Cells(open: open, shift: (generator.unit(), generator.unit()))
        }
    }

    /// Masks of your own.
    ///
    /// - Parameters:
    ///   - count: how many masks there are.
    ///   - cells: along each side of the picture.
    ///   - probability: the share of open cells, by which the sum is divided.
    ///   - make: gives the cells of one mask.
    public init(
        count: Int, cells: Int = 7, probability: Float = 0.5, make: @escaping @Sendable (_ mask: Int) -> Cells
    ) {
        self.count = count
        self.cells = cells
        self.probability = probability
        self.make = make
    }

    func validate() throws(ExplanationError) {
        try require(count > 0, "the number of masks", count, "1 or more")
        try require((1...1000).contains(cells), "the number of cells", cells, "1 to 1000")
        try require(
            probability > 0 && probability <= 1, "the chance of an open cell", probability, "above 0, at most 1")
    }

    /// Some of the masks, `[N, height, width]`, in 0...1.
    ///
    /// The grid is resized to one cell more than the picture has, and the picture cut out of it at the shift.
    func masks(_ range: Range<Int>, height: Int, width: Int) throws(ExplanationError) -> Tensor {
        let (tall, wide) = ((height + cells - 1) / cells, (width + cells - 1) / cells)
        var masks: [Tensor] = []
        for index in range {
            let mask = make(index)
            try require(
                mask.open.count == cells * cells, "the number of a mask's cells", mask.open.count, "\(cells * cells)")
            try require(
                0..<1 ~= mask.shift.down && 0..<1 ~= mask.shift.right, "a mask's shift", "\(mask.shift)", "in 0..<1")
            let grid = Tensor(mask.open, shape: [1, 1, cells, cells])
            let resized = interpolate(grid, height: (cells + 1) * tall, width: (cells + 1) * wide)
            let (top, left) = (Int(mask.shift.down * Double(tall)), Int(mask.shift.right * Double(wide)))
            masks.append(
                resized.sliced(axis: 2, top..<top + height).sliced(axis: 3, left..<left + width)
                    .reshaped(1, height, width))
        }
        return Tensor.concatenated(masks)
    }
}
