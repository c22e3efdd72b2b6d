import Foundation
import NN
import Testing

@testable import Pages

@Suite struct PackedTensorTests {
    /// Reads a packed tensor as the page does.
    static func values(_ packed: PackedTensor) throws -> [Double] {
        let data = try #require(Data(base64Encoded: packed.data))
        switch packed.type {
        case "u8": return data.map(Double.init)
        case "f32":
            return stride(from: 0, to: data.count, by: 4).map { at in
                Double(data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Float.self) })
            }
        default:
            let unit = pow(10, -Double(packed.decimals ?? 0))
            return stride(from: 0, to: data.count, by: 2).map { at in
                let step = data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Int16.self) }
                return step == .min ? .nan : step == .max ? .infinity : step == -.max ? -.infinity : Double(step) * unit
            }
        }
    }

    @Test(arguments: [
        ([Float](arrayLiteral: 0.0068, -0.001234, 0), 6), ([5.4321, -3.1, 0.0004], 3), ([32_766, 1], 0),
        ([40_000, -7], -1), ([0, 0], 0), ([1], 4),
    ])
    func decimals_areAsManyAs16BitsHold(_ values: [Float], _ decimals: Int) throws {
        let packed = PackedTensor.decimals(Tensor(values, shape: [values.count]))
        #expect(packed.decimals == decimals)
        for (found, value) in zip(try Self.values(packed), values) {
            #expect(abs(found - Double(value)) <= 0.5001 * pow(10, -Double(decimals)))
        }
    }

    /// What is shown is the value itself, rounded to so many decimals: `printf`'s digits, from the value in a `Double`.
    @Test func everyDigitThatIsShown_isRight() throws {
        var random = SystemRandomNumberGenerator()
        let values = (0..<5000).map { _ in Float.random(in: -7...7, using: &random) }
        let packed = PackedTensor.decimals(Tensor(values, shape: [values.count]))
        let decimals = try #require(packed.decimals)
        for (found, value) in zip(try Self.values(packed), values) {
            let wanted = String(format: "%.\(decimals)f", Double(value))
            let shown = String(format: "%.\(decimals)f", found)
            #expect(shown == wanted || Double(wanted) == 0 && Double(shown) == 0)
        }
    }

    @Test func whatIsNotFinite_staysSo() throws {
        let packed = PackedTensor.decimals(Tensor([.nan, .infinity, -.infinity, 2], shape: [4]))
        let values = try Self.values(packed)
        #expect(values[0].isNaN && values[1] == .infinity && values[2] == -.infinity && values[3] == 2)
    }

    @Test func floats_areExact() throws {
        let tensor = Tensor([0.1, -1e-30, 3e30], shape: [3])
        #expect(try Self.values(.floats(tensor)) == tensor.scalars.map(Double.init))
    }
}
