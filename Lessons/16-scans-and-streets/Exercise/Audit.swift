import NN
import Starter

// Handy here: `table[n, r].scalar` (one number of a table), `table.shape`, `Tensor(numbers, shape:)`,
// and on ranges `(0..<n).filter { ... }`, `.count { ... }`, `.map { ... }`.

/// What was measured on some pictures, a row for each picture and a column for each region.
public struct Findings: Sendable {
    /// `[N]`: the margin of the true class; above 0, the network is right.
    public let margins: Tensor
    /// `[N, R]`: what covering the region takes away from the margin.
    public let effects: Tensor
    /// `[N, R]`: 1 where the picture has the region, else 0.
    public let present: Tensor
    /// `[N, R]`: how many times as much of the heat map lies on it as of an even one.
    public let timesEven: Tensor

    /// Creates findings.
    public init(margins: Tensor, effects: Tensor, present: Tensor, timesEven: Tensor) {
        self.margins = margins
        self.effects = effects
        self.present = present
        self.timesEven = timesEven
    }
}

/// A line of the report, about one region.
public struct Line: Sendable, Equatable {
    /// How many pictures have the region.
    public var pictures: Int
    /// In which share of them the map is brighter on it than an even map: `timesEven` above 1.
    public var bright: Float
    /// In which share of them covering it turns the answer, from right to wrong or from wrong to right.
    public var turned: Float
    /// Whether it is a confounder.
    public var isConfounder: Bool

    /// Creates a line.
    public init(pictures: Int, bright: Float, turned: Float, isConfounder: Bool) {
        self.pictures = pictures
        self.bright = bright
        self.turned = turned
        self.isConfounder = isConfounder
    }
}

/// The report: a line for each region.
///
/// A confounder is a region that does not belong to the classes, and whose covering turns the answer in at least
/// `threshold` of the pictures that have it.
///
/// - Parameters:
///   - belongs: for each region, whether it is what the classes are about.
/// - Returns: lines in the order of the regions; shares are 0 where no picture has the region.
public func audit(_ findings: Findings, belongs: [Bool], threshold: Float) -> [Line] {
    yourTurn("Write a line for each region, of all pictures that have it.")
}

/// All maps on one page and one scale, row by row: the largest number of all is 1.
///
/// - Parameters:
///   - maps: `[N, h, w]`, nowhere negative.
///   - columns: how many maps stand side by side.
/// - Returns: `[rows * h, columns * w]`; 0 where no map is left, and everywhere when all maps are 0.
public func page(_ maps: Tensor, columns: Int) -> Tensor {
    yourTurn("Lay the maps out row by row, and divide all by the largest number.")
}
