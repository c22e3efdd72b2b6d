import NN

extension Tensor {
    /// The elements shifted and stretched to 0...1; all 0 where they are all equal.
    func scaledToUnit() -> Tensor {
        let low = min().scalar
        let range = max().scalar - low
        return range > 0 ? (self - low) / range : Tensor(repeating: 0, shape: shape)
    }

    /// The elements shifted and stretched to just below 1, by the CAM family's formula.
    ///
    /// `(x - min) / (1e-7 + max(x - min))`: the small number keeps a flat map from becoming 0 / 0. It is
    /// pytorch-grad-cam's, and shows in maps that are about as small themselves.
    func scaledAsCAM() -> Tensor {
        let shifted = self - min()
        return shifted / (shifted.max() + 1e-7)
    }
}

extension Explanation {
    /// Makes an explanation of the evidence at the places of a layer, `[h, w]`, as pytorch-grad-cam 1.5 does.
    ///
    /// What speaks against the class is cut off, the rest is scaled to 0...1, resized between pixels to the picture's
    /// size, and scaled again: a peak between four places has lost height by the resize.
    ///
    /// - Throws: ``ExplanationError/mapNotFinite(network:)`` when any of the numbers is not finite.
    init(of question: Question, evidence: Tensor) throws(ExplanationError) {
        let (h, w) = (evidence.shape[0], evidence.shape[1])
        let coarse = relu(evidence).scaledAsCAM()
        let resized = interpolate(
            coarse.reshaped(1, 1, h, w), height: question.size.height, width: question.size.width)
        try self.init(
            of: question, heatmap: resized.reshaped(question.size.height, question.size.width).scaledAsCAM(),
            coarse: coarse, attribution: evidence)
    }
}
