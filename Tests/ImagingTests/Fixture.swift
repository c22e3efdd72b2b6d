import Foundation
import Imaging

/// The files that `Tools/oracle/imaging.py` made.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/imaging")

    static func url(_ name: String) -> URL { folder.appending(path: name) }

    static func picture(_ name: String) throws -> Picture { try Picture(contentsOf: url(name)) }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

    static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: url(name)))
    }

    /// The files of a folder that end in `suffix`, without those that hold what is expected.
    static func names(in folder: String, suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url(folder).path)
            .filter { $0.hasSuffix(suffix) && !$0.contains(".expected.") }.sorted().map { "\(folder)/\($0)" }
    }
}

extension Picture {
    /// The largest difference of any byte, or nil when the sizes differ.
    func largestDifference(to other: Picture) -> Int? {
        guard width == other.width, height == other.height else { return nil }
        return zip(pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max()
    }

    /// A picture of seeded noise.
    static func noise(width: Int, height: Int, seed: UInt64) -> Picture {
        var random = SplitMix(state: seed)
        return Picture(
            width: width, height: height, pixels: (0..<(width * height * 3)).map { _ in UInt8(random.next() >> 56) })
    }
}

/// SplitMix64 by Steele, Lea and Flood: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
