/// A computation over any shape, specialised for each by the compiler.
protocol ShapeOperation {
    associatedtype Result
    func callAsFunction<S: Shape>(_ shape: S) -> Result
}
