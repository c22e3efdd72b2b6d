import Foundation

@testable import NN

/// Numbers that `Tools/oracle/nn.py` made with PyTorch.
struct Fixture {
    let file: SafeTensors

    /// The folder of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init(_ name: String) throws {
        file = try SafeTensors(contentsOf: Self.root.appending(path: "Tests/Fixtures/nn/\(name).safetensors"))
    }

    func tensor(_ name: String) throws -> Tensor { try file.tensor(name) }

    /// What follows `prefix` in the names, sorted.
    func names(below prefix: String) -> [String] {
        file.names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
}

extension Tensor {
    /// The elements that the oracle stores of a large tensor, and the largest magnitude.
    var sample: Tensor {
        let places = (0..<Swift.min(24, count)).map { ($0 * 2_654_435_761 + 12345) % count }
        return Tensor(places.map { scalars[$0] } + [abs().max().scalar], shape: [places.count + 1])
    }
}
