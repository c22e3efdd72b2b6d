/// The renderer as a whole, as far as its pictures are concerned.
public enum Generator {
    /// Sixteen hexadecimal digits that change whenever the pictures of a set's family change.
    ///
    /// They are the FNV-1a hash of small renderings of every class from the family's test sets (of the toys: test and
    /// hard), so that a data set can tell which renderer made it without anybody remembering to raise a number.
    public static func fingerprint(of set: PictureSet) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for member in PictureSet.all where member.family == set.family && member.isExamined {
            for index in 0..<member.classes.count * 2 {
                for byte in member.render(index, size: 24).pixels {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                }
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
