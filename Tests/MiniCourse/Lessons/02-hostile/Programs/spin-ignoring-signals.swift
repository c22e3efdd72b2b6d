import Foundation
import NN

/// Never comes back, and asks not to be disturbed, within a minute.
public func answer() throws -> Tensor {
    for number: Int32 in 1..<32 { signal(number, SIG_IGN) }
    let end = Date() + 60
    while Date() < end {}
    return Tensor([1, 2], shape: [2])
}
