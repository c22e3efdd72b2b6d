/// Transcendental functions that give the same bits on every machine.
///
/// The C library's `sinf`, `powf` and `atan2f` differ between platforms in the last place. Scenes must not, so these use
/// only IEEE additions, multiplications, divisions and square roots, which every platform rounds alike.
/// Absolute errors are below 4e-6, far under what an 8-bit picture can show.
enum Portable {
    /// The largest whole number not above `x`, for |x| < 2^30.
    @inline(__always)
    static func floor(_ x: Float) -> Float {
        let whole = Float(Int32(x))
        return whole > x ? whole - 1 : whole
    }

    /// Sine of an angle in radians.
    @inline(__always)
    static func sin(_ angle: Float) -> Float {
        let turns = angle * 0.159_154_943
        var x = (turns - floor(turns + 0.5)) * 6.283_185_307
        // Fold into [-pi/2, pi/2], where the odd polynomial is accurate.
        if x > 1.570_796_327 { x = 3.141_592_654 - x }
        if x < -1.570_796_327 { x = -3.141_592_654 - x }
        let s = x * x
        let tail = -1.984_126_98e-4 + s * 2.755_731_9e-6
        return x * (1 + s * (-0.166_666_667 + s * (8.333_333_3e-3 + s * tail)))
    }

    /// Cosine of an angle in radians.
    @inline(__always)
    static func cos(_ angle: Float) -> Float {
        sin(angle + 1.570_796_327)
    }

    /// The angle of (x, y) in (-pi, pi].
    @inline(__always)
    static func atan2(_ y: Float, _ x: Float) -> Float {
        let ax = abs(x)
        let ay = abs(y)
        let high = max(ax, ay)
        if high == 0 { return 0 }
        let t = min(ax, ay) / high
        let s = t * t
        let tail = 0.052_653_32 - s * 0.011_721_20
        var angle = t * (0.999_977_26 + s * (-0.332_623_47 + s * (0.193_543_46 + s * (-0.116_432_87 + s * tail))))
        if ay > ax { angle = 1.570_796_327 - angle }
        if x < 0 { angle = 3.141_592_654 - angle }
        return y < 0 ? -angle : angle
    }

    /// 2 raised to `x`, for -126 <= x <= 126.
    @inline(__always)
    static func exp2(_ x: Float) -> Float {
        let bounded = clamp(x, -126, 126)
        let whole = floor(bounded)
        let f = bounded - whole
        let mantissa: Float =
            1 + f
            * (0.693_147_18 + f
                * (0.240_226_5 + f * (0.055_504_1 + f * (0.009_618_1 + f * 0.001_333_4 + f * f * 0.000_170_3))))
        return mantissa * Float(bitPattern: UInt32(Int32(whole) + 127) << 23)
    }

    /// Logarithm to base 2 of a positive, normal number.
    @inline(__always)
    static func log2(_ x: Float) -> Float {
        let bits = x.bitPattern
        var exponent = Float(Int32(bits >> 23) - 127)
        var m = Float(bitPattern: (bits & 0x007F_FFFF) | 0x3F80_0000)
        if m > 1.414_213_6 {
            m *= 0.5
            exponent += 1
        }
        // log2 m = 2/ln2 * artanh((m-1)/(m+1))
        let z = (m - 1) / (m + 1)
        let s = z * z
        return exponent + z * (2.885_390_08 + s * (0.961_796_7 + s * (0.577_078_0 + s * 0.412_198_6)))
    }

    /// `base` raised to `exponent`; 0 for a base of 0 or less.
    @inline(__always)
    static func pow(_ base: Float, _ exponent: Float) -> Float {
        base <= 1e-30 ? 0 : exp2(exponent * log2(base))
    }
}
