extension Tensor: CustomStringConvertible {
    /// The shape, then the elements in nested brackets; long axes are shortened.
    public var description: String {
        "Tensor\(shape) " + Tensor.nested(scalars[...], shape: shape[...])
    }

    private static func nested(_ scalars: ArraySlice<Float>, shape: ArraySlice<Int>) -> String {
        guard let length = shape.first else { return scalars.first.map { "\($0)" } ?? "" }
        let inner = shape.dropFirst()
        let step = inner.reduce(1, *)
        let shown = length <= 8 ? Array(0..<length) : Array(0..<3) + Array(length - 3..<length)
        var parts = shown.map { index in
            let start = scalars.startIndex + index * step
            return nested(scalars[start..<start + step], shape: inner)
        }
        if length > 8 { parts.insert("...", at: 3) }
        return "[" + parts.joined(separator: ", ") + "]"
    }
}
