import ArgumentParser
import Explaining
import Lessons
import Support

/// What can be said on the command line about a method.
struct MethodOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "One of \(MethodName.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "method"))
    var method = MethodName.gradCAM.rawValue

    @Option(
        help: ArgumentHelp(
            "How the gradient methods make one number of a pixel's three channels: max or sum (default: max).",
            valueName: "max|sum"))
    var reduce: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Noisy copies for smooth-grad (default: \(SmoothGrad.usualSamples)), masks for rise (default: "
                + "\(RISE.usualMasks)).",
            valueName: "number"))
    var samples: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The seed of smooth-grad's noise and rise's masks (default: 0).", valueName: "number"))
    var seed: UInt64?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "smooth-grad: the noise's deviation, as a share of the input's range (default: "
                + "\(SmoothGrad.usualDeviation)).",
            valueName: "share"))
    var noise: Float?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "integrated-gradients: points of the way (default: \(IntegratedGradients.usualSteps)).",
            valueName: "number"))
    var steps: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What stands for nothing, as a normalized value: where the way of integrated-gradients begins, what "
                + "occlusion's square is filled with (default: 0, the training pictures' mean color).",
            valueName: "value"))
    var baseline: Float?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "occlusion: the square's side in pixels (default: a seventh of the input's short side).",
            valueName: "pixels"))
    var window: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("occlusion: how far the square moves (default: half its side).", valueName: "pixels"))
    var stride: Int?

    /// The options that were given.
    private var given: [MethodOption.Name] {
        MethodOption.Name.allCases.filter { name in
            switch name {
            case .reduce: reduce != nil
            case .samples: samples != nil
            case .seed: seed != nil
            case .noise: noise != nil
            case .steps: steps != nil
            case .baseline: baseline != nil
            case .window: window != nil
            case .stride: stride != nil
            }
        }
    }

    /// The method that is asked for, with its options.
    ///
    /// - Throws: `CommandError` when there is no such method.
    func choice() throws(CommandError) -> MethodChoice {
        let descriptor = try Self.name(method).descriptor
        let said = try settings()
        let options = descriptor.options
        return MethodChoice(
            descriptor: descriptor, method: descriptor.make(said), samples: samples ?? steps, reduction: said.reduction,
            settings: options.compactMap { option in
                option.value(said).map { MethodChoice.Setting(name: option.name.rawValue, value: $0) }
            },
            ignored: given.filter { name in !options.contains { $0.name == name } }.map(\.rawValue))
    }

    private func settings() throws(CommandError) -> MethodSettings {
        var settings = MethodSettings(reduction: try reduction(), seed: seed ?? 0, baseline: baseline ?? 0)
        settings.samples = samples
        settings.noise = noise
        settings.steps = steps
        settings.window = window
        settings.stride = stride
        return settings
    }

    private func reduction() throws(CommandError) -> ChannelReduction {
        guard let reduce else { return .max }
        guard let reduction = ChannelReduction(rawValue: reduce.lowercased()) else {
            throw .usage("There is no reduction \"\(reduce.inMessage)\". Say --reduce max or --reduce sum.")
        }
        return reduction
    }

    /// The method of a name, however it is spelled: `Grad-CAM++` is `grad-cam-plus-plus`.
    private static func name(_ text: String) throws(CommandError) -> MethodName {
        func bare(_ name: String) -> String {
            name.lowercased().replacing("++", with: "plusplus").filter { $0.isLetter || $0.isNumber }
        }
        let wanted = bare(text)
        for name in MethodName.allCases where [bare(name.rawValue), bare(name.descriptor.title)].contains(wanted) {
            return name
        }
        let names = MethodName.allCases.map(\.rawValue)
        let advice =
            Spelling.nearest(to: text, among: names).map { "Did you mean \($0)?" }
            ?? "The methods are \(Spelling.list(names))."
        throw .usage("There is no method \"\(text.inMessage)\". \(advice)")
    }
}
