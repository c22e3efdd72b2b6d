import Foundation
import NN

/// Leaves small folders that nobody may look into, one within the other.
public func answer() throws -> Tensor {
    mkdir("outer", 0o700)
    mkdir("outer/inner", 0o700)
    FileManager.default.createFile(atPath: "outer/inner/file", contents: Data("x".utf8))
    mkdir("outer/inner/locked", 0)
    chmod("outer/inner", 0)
    chmod("outer", 0)
    return Tensor([1, 2], shape: [2])
}
