import Foundation

// What a module keeps for itself is there for its tests alone.
@testable import NN

/// Would stand on what may be another tomorrow.
public func answer() throws -> Tensor {
    Tensor([1, 2], shape: [2])
}
