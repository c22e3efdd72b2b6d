import NN

/// Grad-CAM++: positive gradients, each weighted by how much its place should count.
///
/// With `g = d score / d maps` and `S[c] = sum over y, x of maps[c]`:
/// `alpha = g² / (2 g² + S g³ + 1e-6)`, `weight[c] = sum over y, x of alpha * relu(g)`,
/// `evidence[y, x] = sum over c of weight[c] * maps[c, y, x]`
///
/// Where a picture has several objects of a class, a mean lets the largest win; alpha makes each count alike. The
/// derivation takes the score's exponential, so that second and third derivatives become powers of the first (the
/// paper's equation 19).
///
/// The small number is pytorch-grad-cam's, and it matters: squared gradients are often about as small. Since only
/// positive gradients count, it says nothing about what speaks against the class, and maps with negative values (before
/// a ReLU) can make the denominator vanish.
///
/// Chattopadhyay, Sarkar, Howlader, Balasubramanian: Grad-CAM++, 2017. Numbers agree with pytorch-grad-cam's
/// `GradCAMPlusPlus`.
public struct GradCAMPlusPlus: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .gradCAMPlusPlus, title: "Grad-CAM++",
        summary: "Grad-CAM for several objects of one class",
        looksAt: .layer,
        reading: { target, maps in
            "Bright is where channels of \(maps) respond that raise the score of \(target) somewhere; several objects "
                + "show together, and it is no finer than these places."
        },
        nothing: { target, maps in
            "no channel of \(maps) that responds raises the score of \(target) anywhere."
        },
        make: { _ in GradCAMPlusPlus() })

    /// The method, which has no options.
    public init() {}

    /// The maps, weighted by alpha times positive gradients, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        let g = gradient(of: question.score, at: maps)
        let maps = maps.untracked()
        let squared = g.squared()
        let alpha = squared / (2 * squared + maps.sum(over: 2, 3) * (squared * g) + 1e-6)
        let weights = (relu(g) * alpha).sum(over: 2, 3)
        return (weights * maps).sum(over: 1)
    }
}
