import Foundation
import NN

/// Prints what would clear the screen, and answers.
public func answer() throws -> Tensor {
    print("\u{1B}[2J\u{1B}c\u{9B}2J\u{202E}printed\u{2066}")
    return Tensor([1, 2], shape: [2])
}
