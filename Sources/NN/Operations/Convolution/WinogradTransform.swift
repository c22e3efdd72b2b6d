/// The transforms of F(4x4, 3x3) along one axis, for four tiles or filters at once.
///
/// Each reads its vectors `step` apart and writes its results `out` apart.
enum WinogradTransform {
    /// One number of each of four tiles or filters.
    typealias Lanes = SIMD4<Float>

    /// `G`, from 3 taps to 6.
    @inline(__always)
    static func filter(
        _ source: UnsafePointer<Lanes>, step: Int, to result: UnsafeMutablePointer<Lanes>, step out: Int
    ) {
        let (a, b, c) = (source[0], source[step], source[2 * step])
        let (even, odd) = ((a + c) * (-1 / 6), b * (1 / 6))
        let (wideEven, wideOdd) = (a * (1 / 24) + c * (1 / 6), b * (1 / 12))
        result[0] = a * 0.25
        result[out] = even - odd
        result[2 * out] = even + odd
        result[3 * out] = wideEven + wideOdd
        result[4 * out] = wideEven - wideOdd
        result[5 * out] = c
    }

    /// `Bᵀ`, from 6 inputs to 6.
    @inline(__always)
    static func input(
        _ source: UnsafePointer<Float>, step: Int, to result: UnsafeMutablePointer<Float>, step out: Int
    ) {
        let (a, b, c) = (lanes(source), lanes(source + step), lanes(source + 2 * step))
        let (d, e, f) = (lanes(source + 3 * step), lanes(source + 4 * step), lanes(source + 5 * step))
        let (even, odd) = (e - 4 * c, d - 4 * b)
        let (wideEven, wideOdd) = (e - c, 2 * (d - b))
        store(4 * a - 5 * c + e, result)
        store(even + odd, result + out)
        store(even - odd, result + 2 * out)
        store(wideEven + wideOdd, result + 3 * out)
        store(wideEven - wideOdd, result + 4 * out)
        store(4 * b - 5 * d + f, result + 5 * out)
    }

    /// `Aᵀ`, from 6 products to 4 outputs.
    @inline(__always)
    static func output(
        _ source: UnsafePointer<Float>, step: Int, to result: UnsafeMutablePointer<Float>, step out: Int
    ) {
        let (a, b, c) = (lanes(source), lanes(source + step), lanes(source + 2 * step))
        let (d, e, f) = (lanes(source + 3 * step), lanes(source + 4 * step), lanes(source + 5 * step))
        let (sum, difference) = (b + c, b - c)
        let (wideSum, wideDifference) = (d + e, d - e)
        store(a + sum + wideSum, result)
        store(difference + 2 * wideDifference, result + out)
        store(sum + 4 * wideSum, result + 2 * out)
        store(difference + 8 * wideDifference + f, result + 3 * out)
    }

    @inline(__always)
    private static func lanes(_ place: UnsafePointer<Float>) -> Lanes {
        UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    private static func store(_ values: Lanes, _ place: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(place).storeBytes(of: values, as: Lanes.self)
    }
}
