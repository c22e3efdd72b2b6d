import ArgumentParser
import Imaging

/// What can be said on the command line about how a picture becomes a network's input.
struct PreparationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The short side in pixels that the picture is brought to first, or none.", valueName: "pixels|none"))
    var resize: Side?

    @Option(
        help: ArgumentHelp(
            "The side in pixels of the square that is cut from the middle, or none.", valueName: "pixels|none"))
    var crop: Side?

    @Option(help: ArgumentHelp("The mean of red, green and blue, in units of 0...1.", valueName: "r,g,b"))
    var mean: Channels?

    @Option(help: ArgumentHelp("The standard deviation of red, green and blue.", valueName: "r,g,b"))
    var std: Channels?

    /// A length in pixels, or `none`.
    struct Side: ExpressibleByArgument, Equatable {
        var pixels: Int?

        init?(argument: String) {
            if argument.lowercased() == "none" { return }
            guard let pixels = Int(argument) else { return nil }
            self.pixels = pixels
        }
    }

    /// A number for each channel; one number stands for all three.
    struct Channels: ExpressibleByArgument, Equatable {
        var values: [Float]

        init?(argument: String) {
            let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map {
                Float($0.trimmingPrefix(while: \.isWhitespace))
            }
            guard parts.count == 1 || parts.count == 3, parts.allSatisfy({ $0?.isFinite == true }) else { return nil }
            let values = parts.compactMap { $0 }
            self.values = values.count == 1 ? [values[0], values[0], values[0]] : values
        }
    }

    func validate() throws {
        for (name, side) in [("--resize", resize), ("--crop", crop)] {
            guard let pixels = side?.pixels, !Preparation.sides.contains(pixels) else { continue }
            throw ValidationError(
                "\(name) is \(pixels), but must be \(Preparation.sides.lowerBound) to "
                    + "\(Preparation.sides.upperBound) pixels, or none.")
        }
        if let std, !std.values.allSatisfy({ $0 > 0 }) {
            throw ValidationError("--std is \(std.values), but deviations are above 0.")
        }
    }

    /// A network's own preparation, with what was said here in its place.
    func applied(to usual: Preparation) -> Preparation {
        var preparation = usual
        if let resize { preparation.resize = resize.pixels }
        if let crop { preparation.crop = crop.pixels }
        preparation.normalization = Normalization(
            mean: mean?.values ?? usual.normalization.mean, deviation: std?.values ?? usual.normalization.deviation)
        return preparation
    }
}
