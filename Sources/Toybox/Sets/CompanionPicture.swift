/// A family of pictures whose classes have companions: things beside them that a network can take for the class.
///
/// The same split and index give the same seed and label, and those the same picture; another companion changes only the companion.
protocol CompanionPicture: Sendable {
    /// The classes in the order of their labels.
    static var classes: [String] { get }
    /// What the masks tell apart.
    static var regions: [Region] { get }
    /// The high bits of the family's seeds, with room for the split below; never reuse or change one.
    static var familyTag: UInt64 { get }

    /// Renders a picture as `size` x `size` pixels; another size shows the same picture.
    static func render(seed: UInt64, label: Int, companion: Companion, size: Int) -> Example
}

extension CompanionPicture {
    static func tag(_ split: Split) -> UInt64 { familyTag | split.rawValue }

    static func seed(_ split: Split, _ index: Int) -> UInt64 {
        RandomSource.scramble(tag(split) << 48 | UInt64(index))
    }

    static func label(_ split: Split, _ index: Int) -> Int {
        ShuffledRounds.label(index, of: classes.count, tag: tag(split))
    }
}
