import Checking
import Explaining
import Foundation
import Imaging
import NN
import Support

/// What `explain --json` prints and `summary.json` holds.
///
/// Every key is always there, with null for what is not known.
struct ExplainReport: Encodable, Sendable {
    /// A class.
    struct Target: Encodable, Sendable, Equatable {
        var index: Int
        @OrNull var label: String?
    }

    /// One of the best answers.
    struct Answer: Encodable, Sendable, Equatable {
        var index: Int
        @OrNull var label: String?
        var logit: Float
        var probability: Double
    }

    /// What the network was shown.
    struct Input: Encodable, Sendable {
        var width: Int
        var height: Int
        /// 3, or 1 for a network that sees in gray.
        var channels: Int
        /// The length of the short side, where the picture kept its shape.
        @OrNull var resize: Int?
        /// Width and height, where it was squashed.
        @OrNull var squash: [Int]?
        @OrNull var crop: Int?
        var mean: [Float]
        var std: [Float]
    }

    /// How long it took, in seconds; `total` until the files were ready to be written.
    struct Seconds: Encodable, Sendable {
        var load: Double
        var forward: Double
        var explain: Double
        var total: Double
    }

    var image: String
    var model: String
    var architecture: String
    var method: String
    /// Nil for methods that look at pixels.
    @OrNull var layer: String?
    var target: Target
    var top: [Answer]
    /// Whether the method found nothing.
    var empty: Bool
    /// Whether it found something that no map can show: as much at every place, or at the only one.
    var flat: Bool
    /// What was said beside: a prefix that was taken off, a picture that was shown in gray or lacks its end.
    var notices: [String]
    /// The method's options, in the words of the command line.
    var settings: [String: String]
    var input: Input
    /// The paths of what was written.
    var files: [String]
    var seconds: Seconds
}

extension ExplainReport {
    init(
        image: String, model: LoadedModel, explanation: Explanation, choice: MethodChoice, seen: Picture,
        preparation: Preparation, notices: [String], files: [String], seconds: Seconds
    ) {
        self.init(
            image: image, model: model.name, architecture: model.network.architectureName,
            method: choice.name.rawValue, layer: explanation.layer,
            target: Target(index: explanation.target, label: model.classes.label(explanation.target)),
            top: Self.top(5, of: explanation.logits.scalars, classes: model.classes),
            empty: explanation.emptiness == .nothing,
            flat: explanation.isEmpty && explanation.emptiness != .nothing, notices: notices,
            settings: Dictionary(choice.settings.map { ($0.name, $0.value) }) { $1 },
            input: Input(
                width: seen.width, height: seen.height, channels: preparation.isGray ? 1 : 3,
                resize: preparation.resize.flatMap { if case .shortSide(let side) = $0 { side } else { nil } },
                squash: preparation.resize.flatMap {
                    if case .squashed(let width, let height) = $0 { [width, height] } else { nil }
                },
                crop: preparation.crop,
                mean: preparation.normalization.mean, std: preparation.normalization.deviation),
            files: files, seconds: seconds)
    }

    /// The classes with the largest logits, best first, with their shares of a softmax.
    static func top(_ count: Int, of logits: [Float], classes: ClassNames) -> [Answer] {
        let largest = Double(logits.max() ?? 0)
        let powers = logits.map { exp(Double($0) - largest) }
        let sum = powers.reduce(0, +)
        return logits.indices.sorted { (logits[$1], $0) < (logits[$0], $1) }.prefix(count).map { index in
            Answer(
                index: index, label: classes.label(index), logit: logits[index], probability: powers[index] / sum)
        }
    }
}
