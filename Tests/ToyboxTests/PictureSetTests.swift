import Testing
import Toybox

@Suite struct PictureSetTests {
    static func set(_ name: String) throws -> PictureSet { try #require(PictureSet.named(name)) }

    /// Networks were trained, and lessons written, with these pictures.
    @Test(arguments: [
        ("test", "e5e6eeb739b96550"), ("tagged-own", "ab336b68cd212df4"), ("scans-own", "96680da4a52da76e"),
        ("streets-own", "994f515f8f28e871"),
    ])
    func pictures_areThoseThatNetworksWereTrainedOn(_ name: String, _ fingerprint: String) throws {
        #expect(try Generator.fingerprint(of: Self.set(name)) == fingerprint)
    }

    @Test func names_areDifferent_andFound() throws {
        let names = PictureSet.all.map(\.name)
        #expect(Swift.Set(names).count == names.count)
        for name in names { #expect(try Self.set(name).name == name) }
        #expect(PictureSet.named("scan-own") == nil)
    }

    @Test func seeds_areSharedOnlyByTheVariantsOfATestSet() {
        var seeds: Swift.Set<UInt64> = []
        let sets = PictureSet.all.filter { !$0.name.hasSuffix("-none") && !$0.name.hasSuffix("-other") }
        for set in sets {
            for index in 0..<2_000 { seeds.insert(set.seed(index)) }
        }
        #expect(seeds.count == 2_000 * sets.count)
    }

    @Test(arguments: ["tagged", "scans", "streets"]) func rounds_holdEveryClassOnce(_ family: String) throws {
        let set = try Self.set("\(family)-train")
        let count = set.classes.count
        for round in 0..<12 {
            let labels = (0..<count).map { set.render(round * count + $0, size: 8).label }
            #expect(labels.sorted() == Array(0..<count))
        }
    }

    @Test(arguments: PictureSet.all.map(\.name)) func picture_isTheSameEveryTime(_ name: String) throws {
        let set = try Self.set(name)
        for index in 0..<4 {
            let (first, second) = (set.render(index, size: 40), set.render(index, size: 40))
            #expect(first.pixels == second.pixels && first.mask == second.mask)
        }
    }

    /// What is not the class changes with the companion, the class and its truth never.
    @Test(arguments: ["tagged", "scans", "streets"]) func companion_changesNothingButItself(_ family: String) throws {
        let (own, none, other) = try (
            Self.set("\(family)-own"), Self.set("\(family)-none"), Self.set("\(family)-other")
        )
        let size = 64
        for index in 0..<12 {
            let pictures = [own, none, other].map { $0.render(index, size: size) }
            #expect(Swift.Set(pictures.map(\.label)).count == 1)
            #expect(pictures[0].companion != pictures[2].companion)
            #expect(pictures[1].companion == "none")
            // Changed pixels lie at the companion, or in its shadow two pixels away, or in the light it reflects.
            var changed = 0
            var stray = 0
            for y in 0..<size {
                for x in 0..<size {
                    let at = (y * size + x) * 3
                    let gap = (0..<3).map { abs(Int(pictures[0].pixels[at + $0]) - Int(pictures[2].pixels[at + $0])) }
                    guard gap.max()! > 6 else { continue }
                    changed += 1
                    let near = pictures.contains { picture in
                        (-3...3).contains { dy in
                            (-3...3).contains { dx in
                                let (u, v) = (x + dx, y + dy)
                                guard (0..<size).contains(u), (0..<size).contains(v) else { return false }
                                return [128, 85].contains(picture.mask[v * size + u])
                            }
                        }
                    }
                    stray += near ? 0 : 1
                }
            }
            #expect(changed > 0)
            #expect(stray == 0, "\(family) \(index)")
        }
    }

    @Test func masks_tellWhatThereIs() throws {
        for index in 0..<18 {
            let tagged = try Self.set("tagged-own").render(index, size: 96)
            #expect(tagged.mask.contains(Region.object.value) && tagged.mask.contains(Region.tag.value))
            #expect(try !Self.set("tagged-none").render(index, size: 96).mask.contains(Region.tag.value))
            let scan = try Self.set("scans-other").render(index, size: 96)
            #expect(scan.mask.contains(Region.lesion.value) == (scan.label == 1))
            #expect(scan.mask.contains(Region.marker.value))
            #expect(scan.companion == (scan.label == 1 ? "K" : "H"))
            let street = try Self.set("streets-other").render(index, size: 96)
            #expect(street.mask.contains(Region.pedestrian.value) == (street.label == 1))
            #expect(street.mask.contains(Region.sign.value) == (street.label == 2))
            #expect(street.mask.contains(Region.crossing.value) == (street.label != 1))
            #expect(street.companion == (street.label != 1 ? "crossing" : "none"))
        }
    }

    /// The shares that the model cards state, within four standard errors.
    @Test(arguments: [("tagged", 0.95, 0.02), ("scans", 0.92, 0.03)])
    func training_mostlyShowsTheClassesOwnCompanion(_ family: String, _ own: Double, _ bare: Double) throws {
        let (train, count) = (try Self.set("\(family)-train"), 1_200)
        var shares = (own: 0.0, bare: 0.0)
        let companions = family == "tagged" ? ["star", "moon", "heart", "clover"] : ["K", "H"]
        for index in 0..<count {
            let picture = train.render(index, size: 4)
            shares.own += picture.companion == companions[picture.label] ? 1 : 0
            shares.bare += picture.companion == "none" ? 1 : 0
        }
        func spread(_ share: Double) -> Double { 4 * (share * (1 - share) / Double(count)).squareRoot() }
        #expect(abs(shares.own / Double(count) - own) < spread(own))
        #expect(abs(shares.bare / Double(count) - bare) < spread(bare))
    }

    @Test(arguments: ["tagged-own", "scans-own", "streets-own"]) func anotherSize_showsTheSamePicture(_ name: String)
        throws
    {
        let set = try Self.set(name)
        for index in 0..<8 {
            let (large, small) = (set.render(index, size: 96), set.render(index, size: 48))
            var difference = 0
            for y in 0..<48 {
                for x in 0..<48 {
                    for channel in 0..<3 {
                        let mean = (0..<4).reduce(0) {
                            $0 + Int(large.pixels[((y * 2 + $1 / 2) * 96 + x * 2 + $1 % 2) * 3 + channel])
                        }
                        difference += abs(mean / 4 - Int(small.pixels[(y * 48 + x) * 3 + channel]))
                    }
                }
            }
            #expect(Double(difference) / Double(48 * 48 * 3) < 7, "\(name) \(index)")
        }
    }
}
