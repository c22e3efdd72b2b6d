import NN

/// A method that finds the evidence for a class at every place of a layer, the CAM family's way.
///
/// Each file of the family is one formula; what is common to all of them is here and in `UnitScale.swift`: evidence
/// against the class is cut off, the map is scaled to 0...1, resized and scaled again.
///
/// ``Explanation/attribution`` is the evidence itself, `[h, w]`, with its signs.
///
/// No map of this family is finer than its layer: a 7x7 map knows 49 places, however smooth its picture looks.
public protocol ActivationMapMethod: ExplanationMethod {
    /// The evidence at every place, `[1, 1, h, w]`.
    ///
    /// - Parameters:
    ///   - question: a network's answer about a picture.
    ///   - maps: the layer's, `[1, C, h, w]`; tracked.
    ///   - progress: called after each batch of passes, by methods that take many.
    /// - Throws: ``ExplanationError`` when the method cannot work with this network or layer; `CancellationError`.
    func evidence(_ question: Question, at maps: Tensor, progress: Progress) throws -> Tensor
}

extension ActivationMapMethod {
    /// Finds the evidence, cuts off what is negative, scales, resizes to the picture and scales again.
    ///
    /// - Throws: ``ExplanationError/notMaps(layer:shape:suggestion:)`` when the layer gives no maps, and as
    ///   ``evidence(_:at:progress:)``.
    public func explain(_ question: Question, progress: Progress) throws -> Explanation {
        let maps = try question.maps()
        let evidence = try evidence(question, at: maps, progress: progress)
        return try Explanation(of: question, evidence: evidence.reshaped(maps.shape[2], maps.shape[3]))
    }
}
