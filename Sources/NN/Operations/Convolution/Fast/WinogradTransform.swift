/// The transforms of F(4x4, 3x3) along one axis, for four tiles or filters at once.
///
/// Products of polynomials are found from their values at six points, here 0, ±√½, ±√2 and infinity: with them rounding
/// errors are less than half of those with the usual 0, ±1, ±2 and infinity, because numbers and their powers stay
/// closer to one. (Barabasz, Anderson, Soodhalter, Gregg: Error Analysis and Improving the Accuracy of Winograd
/// Convolution for Deep Neural Networks, 2020, on the choice of points.)
enum WinogradTransform {
    /// One number of each of four tiles or filters.
    typealias Lanes = SIMD4<Float>
    typealias Three = (Lanes, Lanes, Lanes)
    typealias Four = (Lanes, Lanes, Lanes, Lanes)
    typealias Six = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)

    private static var root: Float { 1.414_213_562_373_095 }

    /// `G`, from 3 taps to 6.
    @inline(__always)
    static func filter(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Six {
        let (even, odd) = (a * (-2 / 3) - c * (1 / 3), b * (root / 3))
        let (wideEven, wideOdd) = (a * (1 / 6) + c * (1 / 3), b * (root / 6))
        return (a, even - odd, even + odd, wideEven + wideOdd, wideEven - wideOdd, c)
    }

    /// `Bᵀ`, from 6 inputs to 6.
    @inline(__always)
    static func input(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes) -> Six {
        let (even, odd) = (e - 2 * c, (d - 2 * b) * (root / 2))
        let (wideEven, wideOdd) = (e - 0.5 * c, (d - 0.5 * b) * root)
        return (a - 2.5 * c + e, even + odd, even - odd, wideEven + wideOdd, wideEven - wideOdd, b - 2.5 * d + f)
    }

    /// `Aᵀ`, from 6 products to 4 outputs.
    @inline(__always)
    static func output(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes) -> Four {
        let (sum, difference) = (b + c, (b - c) * (root / 2))
        let (wideSum, wideDifference) = (d + e, (d - e) * root)
        return (
            a + sum + wideSum, difference + wideDifference, 0.5 * sum + 2 * wideSum,
            0.5 * difference + 2 * wideDifference + f
        )
    }

    /// The three rows of taps of four 3x3 filters, one filter in each lane.
    ///
    /// - Parameter turned: whether the filters are read turned by half a turn.
    @inline(__always)
    static func taps(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, _ d: UnsafePointer<Float>,
        turned: Bool
    ) -> (Three, Three, Three) {
        let first = transposed(a.lanes(at: 0), b.lanes(at: 0), c.lanes(at: 0), d.lanes(at: 0))
        let next = transposed(a.lanes(at: 4), b.lanes(at: 4), c.lanes(at: 4), d.lanes(at: 4))
        let last = Lanes(a[8], b[8], c[8], d[8])
        return turned
            ? ((last, next.3, next.2), (next.1, next.0, first.3), (first.2, first.1, first.0))
            : ((first.0, first.1, first.2), (first.3, next.0, next.1), (next.2, next.3, last))
    }

    /// Exchanges rows and columns: from four neighbors of each of four tiles to one number of all tiles, and back.
    @inline(__always)
    static func transposed(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> Four {
        let (abLow, abHigh) = (Lanes(a[0], b[0], a[1], b[1]), Lanes(a[2], b[2], a[3], b[3]))
        let (cdLow, cdHigh) = (Lanes(c[0], d[0], c[1], d[1]), Lanes(c[2], d[2], c[3], d[3]))
        return (
            Lanes(lowHalf: abLow.lowHalf, highHalf: cdLow.lowHalf),
            Lanes(lowHalf: abLow.highHalf, highHalf: cdLow.highHalf),
            Lanes(lowHalf: abHigh.lowHalf, highHalf: cdHigh.lowHalf),
            Lanes(lowHalf: abHigh.highHalf, highHalf: cdHigh.highHalf)
        )
    }
}

extension UnsafePointer<Float> {
    /// The four numbers from `offset` on.
    @inline(__always)
    func lanes(at offset: Int) -> WinogradTransform.Lanes {
        UnsafeRawPointer(self + offset).loadUnaligned(as: WinogradTransform.Lanes.self)
    }
}

extension UnsafeMutablePointer<Float> {
    /// Writes four numbers from `offset` on.
    @inline(__always)
    func store(_ lanes: WinogradTransform.Lanes, at offset: Int) {
        UnsafeMutableRawPointer(self + offset).storeBytes(of: lanes, as: WinogradTransform.Lanes.self)
    }

    /// Writes six times four numbers, `step` apart; of each four the first `count`.
    @inline(__always)
    func store(_ six: WinogradTransform.Six, every step: Int, count: Int = 4) {
        if count == 4 {
            store(six.0, at: 0)
            store(six.1, at: step)
            store(six.2, at: 2 &* step)
            store(six.3, at: 3 &* step)
            store(six.4, at: 4 &* step)
            store(six.5, at: 5 &* step)
        } else {
            for lane in 0..<count {
                self[lane] = six.0[lane]
                self[lane &+ step] = six.1[lane]
                self[lane &+ 2 &* step] = six.2[lane]
                self[lane &+ 3 &* step] = six.3[lane]
                self[lane &+ 4 &* step] = six.4[lane]
                self[lane &+ 5 &* step] = six.5[lane]
            }
        }
    }
}
