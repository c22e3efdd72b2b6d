import NN

/// Feature maps: what each channel of a layer responds to.
///
/// ``Explanation/maps`` are the layer's maps as they are, `[C, h, w]`. The heat map sums them up: at each place the mean
/// over channels of their magnitudes (``Explanation/attribution``, `[h, w]`), resized to the picture as the CAM family
/// does it.
///
/// They show what the network has extracted, not what it uses it for: the class plays no part, and a bright map may
/// count for any class or for none.
///
/// Zeiler, Fergus: Visualizing and Understanding Convolutional Networks, 2013. The maps agree with torch.
public struct FeatureMaps: ExplanationMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .featureMaps, title: "Feature maps",
        summary: "what a layer's channels respond to, whatever the class",
        looksAt: .layer, usesTarget: false,
        reading: { _, maps in
            "Bright is where the channels of \(maps) respond on average; the class plays no part, so this is what the "
                + "network has found, not what it used."
        },
        nothing: { _, maps in
            "no channel of \(maps) responds anywhere."
        },
        make: { _ in FeatureMaps() })

    /// The method, which has no options.
    public init() {}

    /// No pass at all: the maps are the question's own.
    ///
    /// - Throws: ``ExplanationError/notMaps(layer:shape:suggestion:)`` when the layer gives no maps.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        let maps = try question.maps().untracked()
        let activity = maps.abs().mean(over: 1).reshaped(maps.shape[2], maps.shape[3])
        let map = try Explanation(of: question, evidence: activity)
        return try Explanation(
            of: question, heatmap: map.heatmap, coarse: map.coarse, attribution: activity,
            maps: maps.reshaped(Array(maps.shape[1...])))
    }
}
