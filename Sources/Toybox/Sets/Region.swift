/// A part of a picture whose place is known: its name, and the byte that stands for it in a mask.
public struct Region: Sendable, Hashable {
    /// What it shows.
    public let name: String
    /// Its byte in ``Example/mask``; never 0, which is everything else.
    public let value: UInt8

    /// The toy that a picture is about.
    public static let object = Region(name: "object", value: 255)
    /// The sticker of a tagged picture.
    public static let tag = Region(name: "tag", value: 128)
    /// The spot that makes a scan a finding.
    public static let lesion = Region(name: "lesion", value: 255)
    /// The letter by which a hospital marks its scans.
    public static let marker = Region(name: "marker", value: 128)
    /// A stop sign.
    public static let sign = Region(name: "sign", value: 255)
    /// A person on the road.
    public static let pedestrian = Region(name: "pedestrian", value: 170)
    /// A zebra crossing, its stripes and what is between them.
    public static let crossing = Region(name: "crossing", value: 85)
}
