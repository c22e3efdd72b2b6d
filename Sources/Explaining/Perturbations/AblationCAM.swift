import NN

/// Ablation-CAM: maps, weighted by what the score loses without each.
///
/// `weight[c] = (score - score without map c) / score`, `evidence[y, x] = sum over c of weight[c] * maps[c, y, x]`
///
/// The score without a map is found by taking the map away and running what follows the layer; what comes before it is
/// run only once. A gradient asks what a little less of a map would do, this asks what its absence does.
///
/// Two maps that stand in for each other both seem dispensable, since one at a time is taken. Where the score is
/// negative, weights change their sign: ask about classes that the network considers. A map without which the score stays
/// as it is has the weight 0, also of a score of 0; of that, nothing else can be a share.
///
/// Desai, Ramaswamy: Ablation-CAM, 2020. Numbers agree with pytorch-grad-cam's `AblationCAM`.
public struct AblationCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .ablationCAM, title: "Ablation-CAM",
        summary: "maps weighted by what the score loses without them",
        looksAt: .layer, takesManyPasses: true,
        reading: { target, maps in
            "Bright is where channels of \(maps) respond without which the score of \(target) falls; two channels that "
                + "stand in for each other both look dispensable."
        },
        nothing: { target, maps in
            "at no place of \(maps) does the score of \(target) need the channels that respond there."
        },
        make: { _ in AblationCAM() })

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by what the score loses without each, `[1, 1, h, w]`.
    ///
    /// - Throws: ``ExplanationError/notEnterable(layer:network:)`` when the network cannot go on from this layer,
    ///   ``ExplanationError/scoreIsZero(target:)`` when something is lost of a score of 0, `CancellationError` when the
    ///   task is cancelled.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) throws -> Tensor {
        let maps = maps.untracked()
        let area = maps.shape[2] * maps.shape[3]
        let score = question.score.scalar
        let lowest = maps.min().scalar
        var weights: [Float] = []
        try inBatches(of: Self.batch, maps.shape[1], progress: progress) { channels in
            var variants: [Float] = []
            variants.reserveCapacity(channels.count * maps.count)
            var absence = lowest
            for (place, channel) in channels.enumerated() {
                variants += maps.scalars
                if lowest != 0 { absence -= 1e7 }
                let start = place * maps.count + channel * area
                for index in start..<start + area { variants[index] = absence }
            }
            let variant = Tensor(variants, shape: [channels.count] + maps.shape[1...])
            guard let logits = question.network.logits(after: question.layer, of: variant, in: question.logits) else {
                throw ExplanationError.notEnterable(layer: question.layer, network: question.network.architectureName)
            }
            for variant in 0..<channels.count {
                let loss = score - logits[variant, question.target].scalar
                guard loss == 0 || score != 0 else { throw ExplanationError.scoreIsZero(target: question.target) }
                weights.append(loss == 0 ? 0 : loss / score)
            }
        }
        return (Tensor(weights, shape: [1, weights.count, 1, 1]) * maps).sum(over: 1)
    }

    /// How many maps are taken away in one pass.
    ///
    /// The number is part of the result where a layer's smallest value is not 0: there the reference implementation
    /// writes the smallest value of its batch less 1e7 for what is absent, and each absent map makes the batch's
    /// smallest value smaller for the next one.
    private static let batch = 32
}
