import Testing

@testable import NN

/// Every operation and its pullback against PyTorch (`Tools/oracle/nn.py`, `OPERATIONS`) and against finite differences.
@Suite struct OperationParityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let shapes: [[Int]]
        let function: @Sendable ([Tensor]) -> Tensor

        init(_ name: String, _ shapes: [[Int]], _ function: @escaping @Sendable ([Tensor]) -> Tensor) {
            self.name = name
            self.shapes = shapes
            self.function = function
        }

        var inputs: [Tensor] { shapes.enumerated().map { .pseudoRandom($1, seed: UInt32($0 + 1)) } }
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("add", [[2, 3, 4], [3, 1]]) { $0[0] + $0[1] },
        Case("subtract", [[4], [2, 3, 4]]) { $0[0] - $0[1] },
        Case("multiply", [[2, 3, 4, 5], [1, 3, 1, 1]]) { $0[0] * $0[1] },
        Case("multiply-outer", [[3, 1], [1, 4]]) { $0[0] * $0[1] },
        Case("divide", [[2, 3], [2, 3]]) { $0[0] / ($0[1] + 2) },
        Case("negate", [[5]]) { -$0[0] },
        Case("relu", [[2, 3, 5]]) { relu($0[0]) },
        Case("abs", [[2, 3, 5]]) { $0[0].abs() },
        Case("exp", [[2, 5]]) { $0[0].exp() },
        Case("log", [[2, 5]]) { ($0[0] + 2).log() },
        Case("sqrt", [[2, 5]]) { ($0[0] + 2).sqrt() },
        Case("squared", [[2, 5]]) { $0[0].squared() },
        Case("clamp", [[2, 9]]) { $0[0].clamped(to: -0.5...0.25) },
        Case("sum", [[2, 3, 4, 5]]) { $0[0].sum(over: 1, 3) },
        Case("sum-all", [[2, 3, 4]]) { $0[0].sum() },
        Case("mean", [[2, 3, 4, 5]]) { $0[0].mean(over: 2, 3) },
        Case("max", [[2, 3, 4, 5]]) { $0[0].max(over: 1) },
        Case("max-ties", [[2, 3, 4, 5]]) { relu($0[0]).max(over: 0, 2) },
        Case("min", [[2, 3, 4, 5]]) { $0[0].min(over: -2, -1) },
        Case("permute", [[2, 3, 4, 5]]) { $0[0].permuted(0, 2, 3, 1) },
        Case("slice", [[2, 3, 4, 5]]) { $0[0].sliced(axis: 2, 1..<3) },
        Case("subscript", [[2, 3, 4]]) { $0[0][1, 2] },
        Case("concatenate", [[2, 3, 4], [2, 1, 4]]) { .concatenated($0, axis: 1) },
        Case("pad", [[1, 2, 3, 4]]) { $0[0].padded(by: 2) },
        Case("matmul", [[4, 5], [5, 3]]) { matmul($0[0], $0[1]) },
        Case("matmul-stack", [[2, 4, 5], [2, 5, 3]]) { matmul($0[0], $0[1]) },
        Case("linear", [[3, 5], [4, 5], [4]]) { linear($0[0], $0[1], bias: $0[2]) },
        Case("softmax", [[3, 6]]) { softmax(4 * $0[0]) },
        Case("softmax-channels", [[2, 3, 2, 2]]) { softmax(4 * $0[0], over: 1) },
        Case("log-softmax", [[3, 6]]) { logSoftmax(4 * $0[0]) },
        Case("batch-norm", [[2, 3, 4, 5], [3], [3], [3], [3]]) {
            batchNorm($0[0], mean: $0[1], variance: $0[2] + 1.5, weight: $0[3], bias: $0[4])
        },
        Case("max-pool-overlapping", [[2, 3, 9, 8]]) { maxPool2d($0[0], kernel: 3, stride: 2, padding: 1) },
        Case("max-pool-ties", [[2, 3, 9, 8]]) { maxPool2d(relu($0[0]), kernel: 3, stride: 2, padding: 1) },
        Case("max-pool", [[1, 2, 6, 8]]) { maxPool2d($0[0], kernel: 2) },
        Case("max-pool-dense", [[1, 2, 6, 7]]) { maxPool2d($0[0], kernel: 3, stride: 1, padding: 1) },
        Case("average-pool", [[1, 2, 7, 8]]) { averagePool2d($0[0], kernel: 3, stride: 2, padding: 1) },
        Case("adaptive-average-pool", [[1, 2, 5, 12]]) { adaptiveAveragePool2d($0[0], height: 7, width: 7) },
        Case("global-average-pool", [[2, 3, 4, 5]]) { globalAveragePool($0[0]) },
        Case("interpolate-up", [[1, 2, 3, 4]]) { interpolate($0[0], height: 8, width: 7) },
        Case("interpolate-down", [[1, 2, 7, 9]]) { interpolate($0[0], height: 3, width: 4) },
        Case("conv-3x3", [[2, 5, 9, 8], [4, 5, 3, 3], [4]]) { conv2d($0[0], $0[1], bias: $0[2], padding: 1) },
        Case("conv-3x3-stride", [[1, 3, 9, 8], [4, 3, 3, 3]]) { conv2d($0[0], $0[1], stride: 2, padding: 1) },
        Case("conv-3x3-even", [[1, 3, 8, 8], [4, 3, 3, 3]]) { conv2d($0[0], $0[1], stride: 2, padding: 1) },
        Case("conv-7x7", [[1, 3, 16, 15], [4, 3, 7, 7]]) { conv2d($0[0], $0[1], stride: 2, padding: 3) },
        Case("conv-1x1", [[2, 6, 5, 4], [3, 6, 1, 1]]) { conv2d($0[0], $0[1]) },
        Case("conv-1x1-stride", [[2, 6, 5, 4], [3, 6, 1, 1]]) { conv2d($0[0], $0[1], stride: 2) },
        Case("conv-5x3-narrow", [[1, 2, 6, 3], [3, 2, 5, 3]]) { conv2d($0[0], $0[1]) },
        Case("conv-wide-padding", [[1, 2, 2, 3], [3, 2, 3, 3]]) { conv2d($0[0], $0[1], padding: 4) },
        Case("conv-3x3-large", [[1, 8, 21, 18], [6, 8, 3, 3]]) { conv2d($0[0], $0[1], padding: 1) },
    ]

    @Test(arguments: cases) func forwardAndPullbacks_agreeWithTorch(_ operation: Case) throws {
        let fixture = try Fixture("operations")
        let inputs = operation.inputs.map { $0.tracked() }
        let output = operation.function(inputs)
        expectClose(output, try fixture.tensor("\(operation.name)/output"), rtol: 1e-5, operation.name)
        let places = fixture.names(below: "\(operation.name)/slope")
        #expect(!places.isEmpty)
        for index in places.compactMap(Int.init) {
            let gradients = gradient(of: output, at: [inputs[index]], seed: .pseudoRandom(output.shape, seed: 99))[0]
            expectClose(
                gradients, try fixture.tensor("\(operation.name)/slope\(index)"), rtol: 1e-5,
                "\(operation.name), gradient at input \(index)")
        }
    }

    @Test(arguments: cases) func pullbacks_agreeWithFiniteDifferences(_ operation: Case) throws {
        let fixture = try Fixture("operations")
        let seed = Tensor.pseudoRandom(operation.function(operation.inputs).shape, seed: 99)
        for index in fixture.names(below: "\(operation.name)/slope").compactMap(Int.init) {
            var inputs = operation.inputs
            inputs[index] = inputs[index].tracked()
            let gradients = gradient(of: operation.function(inputs), at: [inputs[index]], seed: seed)[0]
            // The step along the gradient itself, the direction that says most: its derivative is the gradient's square.
            let length = gradients.squared().sum().sqrt().scalar
            let step: Float = 2e-3
            func value(_ sign: Float) -> Double {
                var moved = operation.inputs
                moved[index] = moved[index] + gradients * (sign * step / length)
                return zip(operation.function(moved).scalars, seed.scalars).reduce(0) {
                    $0 + Double($1.0) * Double($1.1)
                }
            }
            let difference = (value(1) - value(-1)) / Double(2 * step)
            #expect(
                Swift.abs(difference - Double(length)) <= 1e-3 * Double(length),
                "\(operation.name), input \(index): \(difference) by differences, \(length) by the pullback")
        }
    }
}
