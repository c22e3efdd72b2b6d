extension Tensor {
    /// The square root of every element; its derivative is 1/(2 sqrt(x)).
    public func sqrt() -> Tensor {
        let output = mapped { $0.squareRoot() }
        return output.recorded("sqrt", Edge(self) { upstream in upstream / (2 * output) })
    }
}
