import ArgumentParser
import Imaging

/// What can be said on the command line about how a picture becomes a network's input.
struct PreparationOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The short side in pixels that the picture is brought to first, or none; two sides, as in 224x224 (width x "
                + "height), squash it, as networks see it that were trained so, and nothing is cut out unless --crop is "
                + "said.",
            valueName: "pixels|WxH|none"))
    var resize: Resize?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The side in pixels of the square that is cut from the middle, or none.", valueName: "pixels|none"))
    var crop: Side?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The mean of red, green and blue, in units of 0...1.", valueName: "r,g,b"))
    var mean: Channels?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The standard deviation of red, green and blue.", valueName: "r,g,b"))
    var std: Channels?

    /// A length in pixels, two of them, or `none`.
    struct Resize: ExpressibleByArgument, Equatable {
        var resizing: Preparation.Resizing?

        init?(argument: String) {
            if argument.lowercased() == "none" { return }
            let sides = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
            switch (sides.count, sides.first ?? nil, sides.last ?? nil) {
            case (1, let side?, _): resizing = .shortSide(side)
            case (2, let width?, let height?): resizing = .squashed(width: width, height: height)
            default: return nil
            }
        }

        var sides: [Int] {
            switch resizing {
            case .shortSide(let side)?: [side]
            case .squashed(let width, let height)?: [width, height]
            case nil: []
            }
        }
    }

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
        let sides =
            (resize?.sides ?? []).map { ("--resize", $0) } + [crop?.pixels].compactMap { $0 }.map { ("--crop", $0) }
        for (name, pixels) in sides where !Preparation.sides.contains(pixels) {
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
        if let resize { preparation.resize = resize.resizing }
        if case .squashed? = resize?.resizing { preparation.crop = nil }
        if let crop { preparation.crop = crop.pixels }
        preparation.normalization = Normalization(
            mean: mean?.values ?? usual.normalization.mean, deviation: std?.values ?? usual.normalization.deviation)
        return preparation
    }
}
