import Foundation

extension Tensor {
    /// The natural logarithm of every element; its slope is 1/x.
    public func log() -> Tensor {
        let input = untracked()
        return mapped { Foundation.log($0) }.recorded("log", Edge(self) { slope in slope / input })
    }
}
