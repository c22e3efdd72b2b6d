import Foundation

extension Tensor {
    /// e to the power of every element; its derivative is the result itself.
    public func exp() -> Tensor {
        let output = mapped { Foundation.exp($0) }
        return output.recorded("exp", Edge(self) { upstream in upstream * output })
    }
}
