/// What `model.json` says of a network: what it is, which files belong to it, and how its pictures are prepared.
///
/// ```json
/// {
///   "name": "toybox-resnet18", "architecture": "resnet18",
///   "weights": "model.safetensors", "sha256": "d20a...", "labels": "labels.txt",
///   "input": {"resize": null, "crop": 224, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
/// }
/// ```
///
/// Other keys are for others to read.
public struct ModelDescription: Sendable, Hashable, Codable {
    /// How pictures become the network's input.
    public struct Input: Sendable, Hashable, Codable {
        /// The length in pixels that the short side is resized to first; nil when pictures are not resized.
        public let resize: Int?
        /// The side in pixels of the square that is cut from the middle.
        public let crop: Int
        /// The mean of each channel, in units of 0...1.
        public let mean: [Float]
        /// The standard deviation of each channel, in units of 0...1.
        public let std: [Float]

        /// A preparation: resize, crop, then `(value - mean) / std` for each channel.
        public init(resize: Int?, crop: Int, mean: [Float], std: [Float]) {
            self.resize = resize
            self.crop = crop
            self.mean = mean
            self.std = std
        }

        /// What is impossible about it; nil when all is well.
        var fault: (place: String, reason: String)? {
            if let resize, !Self.sides.contains(resize) { return ("input.resize", "\(resize) is not a side in pixels") }
            if !Self.sides.contains(crop) { return ("input.crop", "\(crop) is not a side in pixels") }
            if mean.count != 3 || std.count != 3 {
                return ("input", "\(mean.count) means and \(std.count) deviations: there are 3 channels")
            }
            if !std.allSatisfy({ $0 > 0 }) { return ("input.std", "a deviation in \(std) is not above 0") }
            return nil
        }

        /// Beyond, a picture would not fit into memory.
        private static let sides = 1...20_000
    }

    /// The name by which it is asked for: that of its folder.
    public let name: String
    /// The architecture, as in `resnet18` or `vgg16_bn`.
    public let architecture: String
    /// The name of the file with the weights.
    public let weights: String
    /// The SHA-256 of that file, in hexadecimal, where it is known.
    public let sha256: String?
    /// The name of the file with the labels.
    public let labels: String
    /// How pictures become the network's input.
    public let input: Input

    /// A description that does not come from a file.
    public init(
        name: String, architecture: String, weights: String, sha256: String?, labels: String, input: Input
    ) {
        self.name = name
        self.architecture = architecture
        self.weights = weights
        self.sha256 = sha256
        self.labels = labels
        self.input = input
    }
}
