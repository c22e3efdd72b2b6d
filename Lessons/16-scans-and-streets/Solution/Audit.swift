import NN
import Starter

// BEGIN STARTER
// Handy here: `table[n, r].scalar` (one number of a table), `table.shape`, `Tensor(numbers, shape:)`,
// and on ranges `(0..<n).filter { ... }`, `.count { ... }`, `.map { ... }`.
// END STARTER

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
    // BEGIN SOLUTION: Write a line for each region, of all pictures that have it.
    belongs.indices.map { r in
        let rows = (0..<findings.margins.count).filter { findings.present[$0, r].scalar == 1 }
        // MISTAKE only-hits: let rows = (0..<findings.margins.count).filter { findings.timesEven[$0, r].scalar > 1 }
        // MISTAKE of-all: let rows = Array(0..<findings.margins.count)
        let turned = rows.count { n in
            let before = findings.margins[n].scalar
            return (before > 0) != (before - findings.effects[n, r].scalar > 0)
            // MISTAKE zero-is-right: return (before >= 0) != (before - findings.effects[n, r].scalar >= 0)
            // MISTAKE only-broken: return before > 0 && before - findings.effects[n, r].scalar <= 0
        }
        let bright = rows.count { findings.timesEven[$0, r].scalar > 1 }
        // MISTAKE even-is-bright: let bright = rows.count { findings.timesEven[$0, r].scalar >= 1 }
        let count = Float(max(rows.count, 1))
        let share = Float(turned) / count
        let isConfounder = !belongs[r] && share >= threshold
        // MISTAKE above-the-threshold: let isConfounder = !belongs[r] && share > threshold
        // MISTAKE map-alone: let isConfounder = !belongs[r] && Float(bright) / count >= threshold
        // MISTAKE everything: let isConfounder = share >= threshold
        return Line(
            pictures: rows.count, bright: Float(bright) / count, turned: share, isConfounder: isConfounder)
    }
    // END SOLUTION
}

/// All maps on one page and one scale, row by row: the largest number of all is 1.
///
/// - Parameters:
///   - maps: `[N, h, w]`, nowhere negative.
///   - columns: how many maps stand side by side.
/// - Returns: `[rows * h, columns * w]`; 0 where no map is left, and everywhere when all maps are 0.
public func page(_ maps: Tensor, columns: Int) -> Tensor {
    // BEGIN SOLUTION: Lay the maps out row by row, and divide all by the largest number.
    let (count, height, width) = (maps.shape[0], maps.shape[1], maps.shape[2])
    let rows = (count + columns - 1) / columns
    let largest = maps.max().scalar
    var scalars = [Float](repeating: 0, count: rows * height * columns * width)
    for n in 0..<count {
        let (top, left) = (n / columns * height, n % columns * width)
        // MISTAKE column-first: let (top, left) = (n % rows * height, n / rows * width)
        let one = maps.scalars[n * height * width..<(n + 1) * height * width]
        let scale = largest > 0 ? 1 / largest : 0
        // MISTAKE zero-over-zero: let scale = 1 / largest
        // MISTAKE own-scales: let scale = (one.max() ?? 0) > 0 ? 1 / (one.max() ?? 1) : 0
        for (place, value) in one.enumerated() {
            scalars[(top + place / width) * columns * width + left + place % width] = value * scale
        }
    }
    return Tensor(scalars, shape: [rows * height, columns * width])
    // END SOLUTION
}
