/// Takes tensors out of weights while a network is built, and remembers all that was wrong, to report it at once.
struct WeightsReader {
    let weights: Weights
    private var used: Set<String> = []
    private var missing: [String] = []
    private var mismatches: [WeightsError.ShapeMismatch] = []

    init(_ weights: Weights) {
        self.weights = weights
    }

    /// The tensor of a name below the weights' place, or a stand-in when it is missing or has a wrong shape.
    ///
    /// A stand-in has the shape alone: no network is made of it, and a file cannot claim memory by what it leaves out.
    mutating func take(_ name: String, _ wanted: [Int?]) -> Tensor {
        let key = weights.prefix + name
        used.insert(key)
        guard let tensor = weights.tensors[key] else {
            missing.append(key)
            return Tensor([], shape: wanted.map { $0 ?? 1 }, node: nil)
        }
        guard tensor.shape.fits(wanted), tensor.count > 0 else {
            mismatches.append(.init(key: key, found: tensor.shape, wanted: wanted))
            return Tensor([], shape: wanted.map { $0 ?? 1 }, node: nil)
        }
        return tensor
    }

    /// A convolution from `name.weight` and, if wanted, `name.bias`.
    mutating func convolution(
        _ name: String, inputs: Int?, outputs: Int?, kernel: Int, stride: Int = 1, padding: Int, bias: Bool = false
    ) -> Convolution {
        Convolution(
            weight: take(name + ".weight", [outputs, inputs, kernel, kernel]),
            bias: bias ? take(name + ".bias", [outputs]) : nil, stride: stride, padding: padding)
    }

    /// A batch normalization from the four vectors below `name`.
    mutating func normalization(_ name: String, channels: Int?) -> BatchNormalization {
        // A counter of training steps, which evaluation does not need; old files lack it.
        used.insert(weights.prefix + name + ".num_batches_tracked")
        return BatchNormalization(
            mean: take(name + ".running_mean", [channels]), variance: take(name + ".running_var", [channels]),
            weight: take(name + ".weight", [channels]), bias: take(name + ".bias", [channels]))
    }

    /// A fully connected layer from `name.weight` and `name.bias`.
    ///
    /// The bias has as many numbers as the matrix has rows, also where the matrix is wrong otherwise.
    mutating func linear(_ name: String, inputs: Int?) -> Linear {
        Linear(
            weight: take(name + ".weight", [nil, inputs]),
            bias: take(name + ".bias", [weights.shape(name + ".weight", axes: 2)?[0]]))
    }

    /// Throws when anything was missing, of a wrong shape, or left over.
    func finish(architecture: String) throws(WeightsError) {
        let unexpected = weights.tensors.keys.filter { $0.hasPrefix(weights.prefix) && !used.contains($0) }.sorted()
        guard missing.isEmpty, unexpected.isEmpty, mismatches.isEmpty else {
            throw .mismatch(
                file: weights.file, architecture: architecture, missing: missing, unexpected: unexpected,
                shapes: mismatches)
        }
    }
}
