import NN
import Testing

@testable import Explaining

@Suite struct FormulaTests {
    @Test(arguments: [1, 2, 3, 8, 50, 200]) func gaussLegendre_integratesPolynomialsExactly(count: Int) {
        let points = gaussLegendre(count)
        #expect(points.count == count)
        #expect(zip(points, points.dropFirst()).allSatisfy { $0.place < $1.place })
        for degree in 0...min(2 * count - 1, 30) {
            let integral = points.reduce(0) { sum, point in
                sum + point.weight * (0..<degree).reduce(1) { power, _ in power * point.place }
            }
            #expect(abs(integral - 1 / Double(degree + 1)) < 1e-13, "degree \(degree)")
        }
        // One degree more is not exact, or the points would be too many.
        if count <= 3 {
            let integral = points.reduce(0) { sum, point in
                sum + point.weight * (0..<2 * count).reduce(1) { power, _ in power * point.place }
            }
            #expect(abs(integral - 1 / Double(2 * count + 1)) > 1e-5)
        }
    }

    @Test func projection_isTheLeadingOneOfAnyShape() {
        // Two orthogonal patterns of strengths 3 and 2, in a wide and in a tall matrix.
        let first: [Float] = [0.5, 0.5, -0.5, -0.5]
        let second: [Float] = [0.5, -0.5, 0.5, -0.5]
        for directions: [[Float]] in [[[0.6, 0.8], [0.8, -0.6]], [[1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1]]] {
            let rows = directions[0].count
            var matrix: [Float] = []
            for row in 0..<rows {
                for place in 0..<4 {
                    let strong: Float = 3 * directions[0][row] * first[place]
                    let weak: Float = 2 * directions[1][row] * second[place]
                    matrix.append(strong + weak)
                }
            }
            let projection = leadingProjection(of: matrix, rows: rows, columns: 4)
            let sign: Double = projection[0] < 0 ? -1 : 1
            for (found, expected) in zip(projection, first) {
                #expect(abs(sign * found - 3 * Double(expected)) < 1e-6)
            }
        }
        #expect(leadingProjection(of: [0, 0, 0, 0], rows: 2, columns: 2) == [0, 0])
    }

    @Test func resizingByCorners_keepsTheCorners() {
        let map = Tensor([1, 2, 3, 4, 5, 6], shape: [1, 2, 3])
        let large = resizedByCorners(map, height: 3, width: 5)
        #expect(large.scalars == [1, 1.5, 2, 2.5, 3, 2.5, 3, 3.5, 4, 4.5, 4, 4.5, 5, 5.5, 6])
        #expect(resizedByCorners(Tensor([7], shape: [1, 1, 1]), height: 2, width: 2).scalars == [7, 7, 7, 7])
    }

    @Test func scaling_leavesFlatMapsAtZero() {
        let flat = Tensor([3, 3, 3, 3], shape: [2, 2])
        #expect(flat.scaledToUnit().scalars == [0, 0, 0, 0])
        #expect(flat.scaledAsCAM().scalars == [0, 0, 0, 0])
        #expect(Tensor([1, 3, 2, 5], shape: [2, 2]).scaledToUnit().scalars == [0, 0.5, 0.25, 1])
    }
}
