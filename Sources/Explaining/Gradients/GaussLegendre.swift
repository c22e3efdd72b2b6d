import Foundation

/// The points and weights that integrate a polynomial of degree `2 * count - 1` over 0...1 exactly (Gauss, 1814).
///
/// The points are the zeros of the Legendre polynomial of degree `count`, found by Newton's method from a close guess.
func gaussLegendre(_ count: Int) -> [(place: Double, weight: Double)] {
    (1...count).map { index in
        // Descending in -1...1, so the places ascend below.
        var x = -cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
        var derivative = 0.0
        for _ in 0..<100 {
            // The polynomials of degree k and k - 1, from degree 1 up.
            var (value, previous) = (x, 1.0)
            for k in stride(from: 2.0, through: Double(count), by: 1) {
                (value, previous) = (((2 * k - 1) * x * value - (k - 1) * previous) / k, value)
            }
            derivative = Double(count) * (x * value - previous) / (x * x - 1)
            let step = value / derivative
            x -= step
            if step.magnitude < 1e-15 { break }
        }
        return ((1 + x) / 2, 1 / ((1 - x * x) * derivative * derivative))
    }
}
