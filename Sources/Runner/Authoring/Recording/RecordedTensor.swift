/// What happened to one tensor of a lesson's reference files.
package struct RecordedTensor: Sendable, Encodable {
    package enum Change: String, Sendable, Encodable {
        /// It was not there.
        case added
        /// It was there, and says the same within the tolerance.
        case agrees
        /// It was there, says something else, and was left as it is.
        case differs
        /// It was there, and was written anew because that was asked for.
        case replaced
    }

    /// `references/x.safetensors#mug/heatmap`.
    package var path: String
    package var change: Change
    /// How far the two are from each other, in units of the tolerance; nil where there is none.
    package var distance: Double?
}
