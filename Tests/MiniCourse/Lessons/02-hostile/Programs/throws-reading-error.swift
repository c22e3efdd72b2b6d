import Foundation
import NN

/// Throws the error that the course's own reader throws, about a file that nobody gave it.
public func answer() throws -> Tensor {
    try SafeTensors(contentsOf: URL(filePath: "/nowhere/of-mine.safetensors")).tensor("answer")
}
