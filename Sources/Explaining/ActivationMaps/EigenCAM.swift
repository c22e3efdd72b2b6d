import NN

/// Eigen-CAM: the mixture of a layer's maps that varies most over the picture.
///
/// Each place of the layer is a point with C coordinates. With the mean over places taken off, the evidence is each
/// point's position along the first principal axis: `evidence = (X - mean) v`, where v is the leading right singular
/// vector of `X - mean`, `[h * w, C]`.
///
/// A principal axis has no direction: `-v` is as good as v, and a library's choice is an accident of its arithmetic.
/// Here it points to where the maps are bright in sum.
///
/// No class and no gradient plays a part: it shows what stands out in the layer, often the object, and the same for
/// whichever class is asked about.
///
/// Muhammad, Yeasin: Eigen-CAM, 2020. Numbers agree with pytorch-grad-cam's `EigenCAM` up to the sign.
public struct EigenCAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .eigenCAM, title: "Eigen-CAM",
        summary: "what varies most in a layer's maps, whatever the class",
        looksAt: .layer, usesTarget: false,
        reading: { _, maps in
            "Bright is what stands out most in \(maps), whatever the class: the same map would be drawn for any other."
        },
        nothing: { _, maps in
            "nothing varies in \(maps)."
        },
        make: { _ in EigenCAM() })

    /// The method, which has no options.
    public init() {}

    /// Each place's position along the maps' first principal axis, `[1, 1, h, w]`.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) -> Tensor {
        let (c, h, w) = (maps.shape[1], maps.shape[2], maps.shape[3])
        let maps = maps.untracked()
        // Channels are rows here: [C, h * w].
        let centered = (maps - maps.mean(over: 2, 3)).reshaped(c, h * w)
        let projection = leadingProjection(of: centered.scalars, rows: c, columns: h * w)
        let brightness = centered.sum(over: 0).scalars
        let agreement = zip(projection, brightness).reduce(0) { $0 + $1.0 * Double($1.1) }
        return Tensor(projection.map { Float(agreement < 0 ? -$0 : $0) }, shape: [1, 1, h, w])
    }
}
