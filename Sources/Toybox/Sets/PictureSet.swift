/// A set of pictures with known truth, of any family: what can be asked of the tool by name.
///
/// ```swift
/// let scan = PictureSet.named("scans-own")!.render(17, size: 224)
/// print(scan.label, scan.companion)
/// ```
public struct PictureSet: Sendable {
    /// The name it is asked for by.
    public let name: String
    /// The classes in the order of their labels.
    public let classes: [String]
    /// What the masks tell apart.
    public let regions: [Region]
    /// The family it belongs to.
    let family: String
    /// Whether networks are examined on it, and not trained.
    let isExamined: Bool
    private let seeds: @Sendable (Int) -> UInt64
    private let pictures: @Sendable (Int, Int) -> Example

    /// The seed of picture number `index`.
    public func seed(_ index: Int) -> UInt64 { seeds(index) }

    /// Renders picture number `index` as `size` x `size` pixels; another size shows the same picture.
    ///
    /// - Precondition: `index` is in 0 ..< 2^47, `size` in 1 ... 4096.
    public func render(_ index: Int, size: Int) -> Example {
        precondition(index >= 0 && index < 1 << 47, "a picture's number lies in 0 ..< 2^47")
        precondition(size > 0 && size <= 4096, "a picture's size lies in 1 ... 4096")
        return pictures(index, size)
    }

    /// The set of a name, or nil.
    public static func named(_ name: String) -> PictureSet? { all.first { $0.name == name } }

    /// Every set: the toys, then train, validation, own, none and other of each family that has companions.
    public static let all: [PictureSet] =
        SceneSet.allCases.map(toys) + family("tagged", TaggedPicture.self) + family("scans", Scan.self)
        + family("streets", Street.self)

    private static func toys(_ set: SceneSet) -> PictureSet {
        PictureSet(
            name: set.rawValue, classes: ToyClass.allCases.map(\.label), regions: [.object], family: "toys",
            isExamined: set == .test || set == .hard,
            seeds: { Scene(set: set, index: $0).seed },
            pictures: { Example(Scene(set: set, index: $0).render(size: $1)) })
    }

    private static func family<Member: CompanionPicture>(_ name: String, _: Member.Type) -> [PictureSet] {
        let kinds: [(String, Split, Companion)] = [
            ("train", .train, .usual), ("validation", .validation, .usual),
            ("own", .test, .own), ("none", .test, .none), ("other", .test, .other),
        ]
        return kinds.map { kind, split, companion in
            PictureSet(
                name: "\(name)-\(kind)", classes: Member.classes, regions: Member.regions, family: name,
                isExamined: split == .test,
                seeds: { Member.seed(split, $0) },
                pictures: {
                    Member.render(
                        seed: Member.seed(split, $0), label: Member.label(split, $0), companion: companion, size: $1)
                })
        }
    }
}
