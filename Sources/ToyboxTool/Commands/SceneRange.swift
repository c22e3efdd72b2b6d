import ArgumentParser
import Toybox

/// Which scenes to draw, and how large.
struct SceneRange: ParsableArguments {
    @Option(help: "Which set: \(PictureSet.all.map(\.name).joined(separator: ", ")).")
    var set = PictureSet.named("test")!

    @Option(help: "The first scene's number.")
    var first = 0

    @Option(help: "How many scenes.")
    var count = 100

    @Option(help: "Width and height of a picture in pixels.")
    var size = 224

    func validate() throws {
        guard first >= 0, first < 1 << 40 else {
            throw ValidationError("--first \(first): scenes count from 0 to 2^40")
        }
        guard count > 0, count <= 10_000_000 else {
            throw ValidationError("--count \(count): give 1 to 10000000 scenes")
        }
        guard size >= 8, size <= 4096 else { throw ValidationError("--size \(size): give 8 to 4096 pixels") }
    }

    var indices: Range<Int> { first..<first + count }
}

extension PictureSet: ExpressibleByArgument {
    /// The set of a name.
    public init?(argument: String) {
        guard let set = PictureSet.named(argument) else { return nil }
        self = set
    }

    /// Its name.
    public var defaultValueDescription: String { name }
}
