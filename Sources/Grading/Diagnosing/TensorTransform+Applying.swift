import Lessons

extension TensorTransform {
    /// What the transform makes of a right answer; nil where it does not apply to such a tensor.
    public func applied(to right: GradedTensor, axes: [String]) -> GradedTensor? {
        func axis(_ name: String) -> Int? { axes.firstIndex(of: name) }
        switch self {
        case .transpose(let first, let second):
            guard let a = axis(first), let b = axis(second) else { return nil }
            var order = Array(right.shape.indices)
            order.swapAt(a, b)
            return right.permuted(order)
        case .permute(let names):
            let order = names.compactMap(axis)
            return Set(order).count == right.shape.count ? right.permuted(order) : nil
        case .flip(let name): return axis(name).map(right.flipped)
        case .scale(let factor): return right.mapped { $0 * factor }
        case .offset(let offset): return right.mapped { $0 + offset }
        case .swap(let first, let second):
            guard let channels = ChannelAxis.index(shape: right.shape, axes: axes) else { return nil }
            var order = [0, 1, 2]
            order.swapAt(first.index, second.index)
            return right.reordered(channels, order)
        case .unnormalized:
            guard let channels = ChannelAxis.index(shape: right.shape, axes: axes) else { return nil }
            return right.mapped(along: channels) { $0 * ImageNet.deviation[$1] + ImageNet.mean[$1] }
        case .squeeze(let name):
            guard let index = axis(name), right.shape[index] == 1 else { return nil }
            var shape = right.shape
            shape.remove(at: index)
            return right.reshaped(shape)
        case .unsqueeze: return right.reshaped([1] + right.shape)
        case .abs: return right.mapped { Swift.abs($0) }
        case .relu: return right.mapped { max(0, $0) }
        }
    }
}
