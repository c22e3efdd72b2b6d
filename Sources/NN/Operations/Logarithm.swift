import Foundation

extension Tensor {
    /// The natural logarithm of every element; its derivative is 1/x.
    public func log() -> Tensor {
        let input = untracked()
        return mapped { Foundation.log($0) }.recorded("log", Edge(self) { upstream in upstream / input })
    }
}
