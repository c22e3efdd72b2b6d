extension Tensor {
    /// The square root of every element; its slope is 1/(2 sqrt(x)).
    public func sqrt() -> Tensor {
        let output = mapped { $0.squareRoot() }
        return output.recorded("sqrt", Edge(self) { slope in slope / (2 * output) })
    }
}
