import Testing

@testable import NN

/// The pullback of the max-pool, which looks at several windows at once, against its definition.
@Suite struct MaxPoolTests {
    @Test(arguments: [(3, 1), (2, 0), (5, 2), (3, 0)], [15, 16, 17, 39, 40])
    func gradient_goesToTheFirstOfEachWindowsLargest(_ window: (kernel: Int, padding: Int), width: Int) {
        let (kernel, padding) = window
        // Few different numbers, so that most windows have equal ones; one that is none.
        var scalars = Tensor.pseudoRandom([2 * 21 * width], seed: 4).scalars.map { ($0 * 3).rounded() }
        scalars[10 * width + 12] = .nan
        let input = Tensor(scalars, shape: [1, 2, 21, width]).tracked()
        let output = maxPool2d(input, kernel: kernel, stride: 2, padding: padding)
        let seed = Tensor.pseudoRandom(output.shape, seed: 5)
        let gradients = gradient(of: output, at: [input], seed: seed)[0]
        #expect(gradients.scalars == definition(input, seed, kernel: kernel, padding: padding))
    }

    private func definition(_ input: Tensor, _ seed: Tensor, kernel: Int, padding: Int) -> [Float] {
        let (height, width) = (input.shape[2], input.shape[3])
        var gradients = [Float](repeating: 0, count: input.count)
        var number = 0
        for plane in 0..<2 {
            for y in 0..<seed.shape[2] {
                for x in 0..<seed.shape[3] {
                    var winner: Int?
                    for row in max(0, 2 * y - padding)..<min(height, 2 * y - padding + kernel) {
                        for column in max(0, 2 * x - padding)..<min(width, 2 * x - padding + kernel) {
                            let place = (plane * height + row) * width + column
                            if winner.map({ input.scalars[place] > input.scalars[$0] }) ?? true { winner = place }
                        }
                    }
                    gradients[winner!] += seed.scalars[number]
                    number += 1
                }
            }
        }
        return gradients
    }
}
