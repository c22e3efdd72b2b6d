import NN

/// CAM, the class activation map: the last maps, weighted as the classifier weights their means.
///
/// `evidence[y, x] = sum over c of w[class, c] * maps[c, y, x]`
///
/// In a network whose logit is `w · mean(maps) + bias` nothing is approximated: the mean of the evidence plus the bias
/// IS the logit. That is also why it works on such networks and at that one layer only.
///
/// It shows where the evidence lies among the last maps' places, each of which has seen much of the picture; it does
/// not show what there was evidence.
///
/// Zhou, Khosla, Lapedriza, Oliva, Torralba: Learning Deep Features for Discriminative Localization, 2015.
public struct CAM: ActivationMapMethod {
    /// What is to be known about the method.
    public static let descriptor = MethodDescriptor(
        .cam, title: "CAM",
        summary: "the last maps, weighted as the classifier weights them",
        looksAt: .layer,
        reading: { target, maps in
            "Bright is where the maps of \(maps) hold evidence for \(target), exactly as the classifier weighs it; each "
                + "of these places has looked at much of the picture."
        },
        nothing: { target, maps in
            "no place of \(maps) holds evidence for \(target), as the classifier weighs it."
        },
        make: { _ in CAM() })

    /// The method, which has no options.
    public init() {}

    /// The maps of the averaged layer, weighted by the class's row of the classifier, `[1, 1, h, w]`.
    ///
    /// - Throws: ``ExplanationError/noAveragedHead(network:)`` when more than a mean and one linear layer follows the
    ///   last maps,
    ///   ``ExplanationError/notAveraged(layer:averaged:)`` when the maps are not those that are averaged.
    public func evidence(_ question: Question, at maps: Tensor, progress: Progress) throws -> Tensor {
        guard let head = question.network.averagedHead else {
            throw ExplanationError.noAveragedHead(network: question.network.architectureName)
        }
        // The averaged maps have more than one name: `layer4`, `layer4.1`, `layer4.1.relu`.
        guard maps.scalars == question.logits.activation(head.layer).scalars else {
            throw ExplanationError.notAveraged(layer: question.layer, averaged: head.layer)
        }
        let weights = head.weight[question.target].reshaped(1, -1, 1, 1)
        return (weights * maps.untracked()).sum(over: 1)
    }
}
