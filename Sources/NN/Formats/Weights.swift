import Foundation

/// Named tensors, looked at from a place in the tree of names.
///
/// ```swift
/// let weights = try Weights(contentsOf: url)
/// // layer4.1.conv2.weight
/// let kernel = try weights["layer4"]["1"]["conv2"].tensor("weight", shape: [nil, nil, 3, 3])
/// ```
public struct Weights: Sendable {
    /// The tensors by full name.
    public let tensors: [String: Tensor]
    /// The file that they came from, for messages.
    public let file: String
    /// The place looked from: a prefix of names that ends in a dot, or empty.
    public let prefix: String

    /// Tensors by full name, as in `layer4.1.conv2.weight`; `file` is what messages call them by.
    public init(_ tensors: [String: Tensor], file: String = "weights") {
        self.init(tensors: tensors, file: file, prefix: "")
    }

    private init(tensors: [String: Tensor], file: String, prefix: String) {
        self.tensors = tensors
        self.file = file
        self.prefix = prefix
    }

    /// Reads all tensors of a safetensors file or a torch checkpoint, whichever its bytes say.
    ///
    /// The file is mapped into memory, and let go of again tensor by tensor: what is needed is the memory of the
    /// tensors themselves.
    ///
    /// - Throws: ``WeightsError``, as ``SafeTensors/init(contentsOf:)`` and ``TorchCheckpoint/init(contentsOf:)``.
    public init(contentsOf url: URL) throws(WeightsError) {
        let file = try FileBytes(contentsOf: url)
        var tensors: [String: Tensor] = [:]
        func take(_ name: String, _ array: StoredArray) throws(WeightsError) {
            try file.checkUnchanged()
            tensors[name] = array.tensor(done: file.release)
        }
        switch try WeightsFormat(of: file.data, file: url.path) {
        case .safeTensors:
            for (name, array) in try SafeTensors(data: file.data, file: url.path).arrays { try take(name, array) }
        case .torch:
            try TorchCheckpoint.read(file.data, file: url.path, done: file.release, take)
        }
        self.init(tensors, file: url.path)
    }

    /// All tensors of a safetensors file, as `Float`, of whatever element type they are stored.
    public init(_ file: SafeTensors) {
        self.init(file.arrays.mapValues(\.tensor), file: file.file)
    }

    /// The same weights, looked at from one level further down.
    public subscript(name: String) -> Weights {
        Weights(tensors: tensors, file: file, prefix: prefix + name + ".")
    }

    /// The tensor of this name below this place.
    ///
    /// - Parameters:
    ///   - name: what is left of the full name behind ``prefix``.
    ///   - shape: the shape that is wanted; lengths of nil may be anything.
    /// - Throws: ``WeightsError/missing(file:key:nearest:)`` with the nearest names,
    ///   ``WeightsError/shape(file:key:found:wanted:)`` with both shapes.
    public func tensor(_ name: String, shape: [Int?]? = nil) throws(WeightsError) -> Tensor {
        let key = prefix + name
        guard let tensor = tensors[key] else {
            throw .missing(file: file, key: key, nearest: nearest(to: key, among: tensors.keys.sorted()))
        }
        if let shape, !tensor.shape.fits(shape) {
            throw .shape(file: file, key: key, found: tensor.shape, wanted: shape)
        }
        return tensor
    }

    /// The names of all tensors below this place, without ``prefix``.
    var names: [String] { tensors.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } }

    /// The shape of the tensor of this name below this place, if it is there, has so many axes, and is not empty.
    func shape(_ name: String, axes: Int) -> [Int]? {
        tensors[prefix + name].flatMap { $0.rank == axes && $0.count > 0 ? $0.shape : nil }
    }

    /// The same weights with one tensor, by its full name, replaced: for experiments that damage or reset a layer.
    public func replacing(_ name: String, with tensor: Tensor) -> Weights {
        var changed = tensors
        changed[name] = tensor
        return Weights(tensors: changed, file: file, prefix: prefix)
    }
}

extension [Int] {
    /// Whether the lengths are those wanted, where nil may be anything.
    func fits(_ wanted: [Int?]) -> Bool {
        count == wanted.count && zip(self, wanted).allSatisfy { $1 == nil || $0 == $1 }
    }
}
