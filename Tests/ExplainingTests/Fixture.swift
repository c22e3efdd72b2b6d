import Foundation
import NN
import Testing

/// Numbers that `Tools/oracle/explaining.py` made with pytorch-grad-cam, captum and torch.
struct Fixture {
    let file: SafeTensors

    init(_ name: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        file = try SafeTensors(contentsOf: root.appending(path: "Fixtures/explaining/\(name).safetensors"))
    }

    /// Checks that a tensor agrees with the stored one, or with the stored sample of it.
    ///
    /// - Parameter tolerance: the largest allowed difference, as a share of the largest expected magnitude. That is 1
    ///   for a heat map; sums of terms that cancel are only as exact as their terms.
    func expect(
        _ actual: Tensor?, agreesWith name: String, tolerance: Float = 1e-4,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let actual = try #require(actual, "\(name) is missing", sourceLocation: sourceLocation)
        let expected = try file.tensor(name)
        let compared = expected.rank < actual.rank ? actual.sample : actual
        guard compared.shape == expected.shape else {
            Issue.record("\(name): \(compared.shape), expected \(expected.shape)", sourceLocation: sourceLocation)
            return
        }
        let worst = difference(compared, expected)
        #expect(worst <= tolerance, "\(name) differs by \(worst)", sourceLocation: sourceLocation)
    }

    /// The largest difference between a tensor and the stored one, or the stored sample, as a share of the latter's
    /// largest magnitude; infinite where a number is none.
    func difference(_ actual: Tensor, from name: String) throws -> Float {
        let expected = try file.tensor(name)
        return difference(expected.rank < actual.rank ? actual.sample : actual, expected)
    }

    private func difference(_ actual: Tensor, _ expected: Tensor) -> Float {
        let scale = expected.abs().max().scalar
        return zip(actual.scalars, expected.scalars).reduce(0) { worst, pair in
            let difference = (pair.0 - pair.1).magnitude / scale
            return difference.isNaN ? .infinity : max(worst, difference)
        }
    }
}

extension Tensor {
    /// The elements that the oracle stores of a map of the picture's size.
    fileprivate var sample: Tensor {
        let places = (0..<Swift.min(512, count)).map { ($0 * 2_654_435_761 + 12345) % count }
        return Tensor(places.map { scalars[$0] }, shape: [places.count])
    }

    /// The oracle's picture: smooth patches with a little noise.
    static func picture(_ height: Int, _ width: Int) -> Tensor {
        interpolate(2 * pseudoRandom([1, 3, 5, 4], seed: 7), height: height, width: width)
            + pseudoRandom([1, 3, height, width], seed: 8) / 4
    }
}
