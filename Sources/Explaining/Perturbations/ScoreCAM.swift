import NN

/// Score-CAM: maps, weighted by the score of the picture as seen through each.
///
/// Each map, resized to the picture and stretched to 0...1, is laid over the normalized picture as a mask; the class's
/// logits of the C masked pictures, through a softmax over channels, are the weights:
/// `weight = softmax over c of score(image * mask[c])`, `evidence[y, x] = sum over c of weight[c] * maps[c, y, x]`
///
/// No gradient is used, so nothing is lost where gradients vanish. The price is one pass for every channel.
///
/// The softmax makes few channels count where scores lie far apart, and all alike where they lie close together. A
/// masked picture is like none that the network was trained on, and its score tells about that too.
///
/// Wang, Du, Yang, Zhang, Ding: Score-CAM, 2019. Numbers agree with pytorch-grad-cam's `ScoreCAM`, which leaves out the
/// paper's baseline (a softmax would cancel it), resizes with aligned corners and adds 1e-8 to a mask's range.
public struct ScoreCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .scoreCAM, title: "Score-CAM",
        summary: "maps weighted by the score of the picture seen through them",
        looksAt: .layer, takesManyPasses: true,
        reading: { target, maps in
            "Bright is where channels of \(maps) respond through which alone the picture still scores as \(target); a "
                + "picture masked like this is like none that the network was trained on."
        },
        nothing: { target, maps in
            "at no place of \(maps) does a channel respond through which the picture could score as \(target)."
        },
        make: { _ in ScoreCAM() })

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by the scores of the masked pictures, `[1, 1, h, w]`.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) throws -> Tensor {
        let maps = maps.untracked()
        let image = question.image.untracked()
        var scores: [Float] = []
        try inBatches(of: passesForward, maps.shape[1], progress: progress) { channels in
            let some = maps.sliced(axis: 1, channels).reshaped(channels.count, maps.shape[2], maps.shape[3])
            let resized = resizedByCorners(some, height: question.size.height, width: question.size.width)
            let low = resized.min(over: 1, 2)
            let masks = (resized - low) / (resized.max(over: 1, 2) - low + 1e-8)
            scores += question.scores(of: image * masks.unsqueezed(at: 1)).scalars
        }
        let weights = softmax(Tensor(scores, shape: [1, scores.count])).reshaped(1, scores.count, 1, 1)
        return (weights * maps).sum(over: 1)
    }
}
