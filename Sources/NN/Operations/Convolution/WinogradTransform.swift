/// The transforms of F(4x4, 3x3) along one axis, for four tiles or filters at once.
///
/// The matrices are those of Lavin and Gray, whose points are 0, 1, -1, 2, -2 and infinity.
enum WinogradTransform {
    /// One number of each of four tiles or filters.
    typealias Lanes = SIMD4<Float>
    typealias Four = (Lanes, Lanes, Lanes, Lanes)
    typealias Six = (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes)

    /// `G`, from 3 taps to 6.
    @inline(__always)
    static func filter(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Six {
        let (even, odd) = ((a + c) * (-1 / 6), b * (1 / 6))
        let (wideEven, wideOdd) = (a * (1 / 24) + c * (1 / 6), b * (1 / 12))
        return (a * 0.25, even - odd, even + odd, wideEven + wideOdd, wideEven - wideOdd, c)
    }

    /// `Bᵀ`, from 6 inputs to 6.
    @inline(__always)
    static func input(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes) -> Six {
        let (even, odd) = (e - 4 * c, d - 4 * b)
        let (wideEven, wideOdd) = (e - c, 2 * (d - b))
        return (
            4 * a - 5 * c + e, even + odd, even - odd, wideEven + wideOdd, wideEven - wideOdd, 4 * b - 5 * d + f
        )
    }

    /// `Aᵀ`, from 6 products to 4 outputs.
    @inline(__always)
    static func output(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes) -> Four {
        let (sum, difference) = (b + c, b - c)
        let (wideSum, wideDifference) = (d + e, d - e)
        return (
            a + sum + wideSum, difference + 2 * wideDifference, sum + 4 * wideSum,
            difference + 8 * wideDifference + f
        )
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
}
