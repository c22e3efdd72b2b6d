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
        help: ArgumentHelp(
            "Noisy copies for smooth-grad (default: 50), masks for rise (default: 4000).", valueName: "number"))
    var samples: Int?

    @Option(help: ArgumentHelp("The seed of smooth-grad's noise and rise's masks (default: 0).", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "smooth-grad: the noise's deviation, as a share of the input's range (default: 0.15).", valueName: "share"))
    var noise: Float?

    @Option(help: ArgumentHelp("integrated-gradients: points of the way (default: 50).", valueName: "number"))
    var steps: Int?

    @Option(
        help: ArgumentHelp(
            "What stands for nothing, as a normalized value: where the way of integrated-gradients begins, what "
                + "occlusion's square is filled with (default: 0, the training pictures' mean color).",
            valueName: "value"))
    var baseline: Float?

    @Option(
        help: ArgumentHelp(
            "occlusion: the square's side in pixels (default: a seventh of the input's short side).",
            valueName: "pixels"))
    var window: Int?

    @Option(
        help: ArgumentHelp("occlusion: how far the square moves (default: half its side).", valueName: "pixels"))
    var stride: Int?

    /// The options that a method listens to, beside `--method`.
    static func options(of name: MethodName) -> [String] {
        switch name {
        case .saliency, .guidedBackprop: ["reduce"]
        case .smoothGrad: ["reduce", "samples", "seed", "noise"]
        case .integratedGradients: ["reduce", "steps", "baseline"]
        case .occlusion: ["baseline", "window", "stride"]
        case .rise: ["samples", "seed"]
        default: []
        }
    }

    /// The options that were given.
    private var given: [String] {
        [
            ("reduce", reduce != nil), ("samples", samples != nil), ("seed", seed != nil), ("noise", noise != nil),
            ("steps", steps != nil), ("baseline", baseline != nil), ("window", window != nil),
            ("stride", stride != nil),
        ].filter(\.1).map(\.0)
    }

    /// The method that is asked for, with its options.
    ///
    /// - Throws: `CommandError` when there is no such method.
    func choice() throws(CommandError) -> MethodChoice {
        let name = try Self.name(method)
        let reduction = try reduction()
        var settings: [MethodChoice.Setting] = []
        func setting<Value: CustomStringConvertible>(_ name: String, _ value: Value) -> Value {
            settings.append(MethodChoice.Setting(name: name, value: value.description))
            return value
        }
        let method: any ExplanationMethod
        switch name {
        case .saliency:
            method = Saliency(reduction: reduction)
        case .smoothGrad:
            method = SmoothGrad(
                noise: .gaussian(samples: setting("samples", samples ?? 50), seed: setting("seed", seed ?? 0)),
                relativeDeviation: setting("noise", noise ?? 0.15), reduction: reduction)
        case .integratedGradients:
            method = IntegratedGradients(
                steps: setting("steps", steps ?? 50), baseline: setting("baseline", baseline ?? 0),
                reduction: reduction)
        case .guidedBackprop:
            method = GuidedBackprop(reduction: reduction)
        case .occlusion:
            method = Occlusion(window: window, step: stride, fill: setting("baseline", baseline ?? 0))
            if let window { _ = setting("window", window) }
            if let stride { _ = setting("stride", stride) }
        case .rise:
            method = RISE(
                masks: .random(count: setting("samples", samples ?? 4000), seed: setting("seed", seed ?? 0)))
        default:
            method = name.method()
        }
        let listened = Self.options(of: name)
        if listened.contains("reduce") { _ = setting("reduce", reduction.rawValue) }
        return MethodChoice(
            name: name, method: method, reduction: reduction, settings: settings,
            ignored: given.filter { !listened.contains($0) })
    }

    private func reduction() throws(CommandError) -> ChannelReduction {
        guard let reduce else { return .max }
        guard let reduction = ChannelReduction(rawValue: reduce.lowercased()) else {
            throw .usage("There is no reduction \"\(reduce)\". Say --reduce max or --reduce sum.")
        }
        return reduction
    }

    /// The method of a name, however it is spelled: `Grad-CAM++` is `grad-cam-plus-plus`.
    private static func name(_ text: String) throws(CommandError) -> MethodName {
        func bare(_ name: String) -> String {
            name.lowercased().replacing("++", with: "plusplus").filter { $0.isLetter || $0.isNumber }
        }
        let wanted = bare(text)
        for name in MethodName.allCases where [bare(name.rawValue), bare(name.title)].contains(wanted) { return name }
        let names = MethodName.allCases.map(\.rawValue)
        let advice =
            Spelling.nearest(to: text, among: names).map { "Did you mean \($0)?" }
            ?? "The methods are \(Spelling.list(names))."
        throw .usage("There is no method \"\(text)\". \(advice)")
    }
}
