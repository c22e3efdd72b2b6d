import Foundation
import NN

/// Adds one to the largest number.
public func answer() throws -> Tensor {
    let largest = Int8(ProcessInfo.processInfo.environment.isEmpty ? "1" : "127") ?? 0
    return Tensor([Float(largest + 1), 2], shape: [2])
}
