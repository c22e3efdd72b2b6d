/// The renderer as a whole, as far as its pictures are concerned.
public enum Generator {
    /// Sixteen hexadecimal digits that change whenever the pictures change.
    ///
    /// They are the FNV-1a hash of small renderings of every class from the test and the hard set, so that a data set
    /// can tell which renderer made it without anybody remembering to raise a number.
    public static func fingerprint() -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for set in [SceneSet.test, .hard] {
            for index in 0..<ToyClass.allCases.count * 2 {
                let rendering = Scene(set: set, index: index).render(size: 24)
                for byte in rendering.pixels {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                }
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
