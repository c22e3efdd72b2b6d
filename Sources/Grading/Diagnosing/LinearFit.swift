/// The line through the learner's values as a function of the reference's, by least squares.
struct LinearFit {
    /// `yours = slope * expected + intercept`.
    let slope: Double
    let intercept: Double
    /// `yours = factorAlone * expected`.
    let factorAlone: Double
    /// `yours = expected + offsetAlone`.
    let offsetAlone: Double

    /// Nil when the reference is constant, since a factor and an offset are then the same thing, or almost all zero.
    init?(_ yours: [Double], of expected: [Double]) {
        let count = Double(expected.count)
        var (sumA, sumE) = (0.0, 0.0)
        for index in expected.indices {
            sumA += yours[index]
            sumE += expected[index]
        }
        let (meanA, meanE) = (sumA / count, sumE / count)
        var nonZero = 0
        var (covariance, variance, dot, square) = (0.0, 0.0, 0.0, 0.0)
        for index in expected.indices {
            let (a, e) = (yours[index], expected[index])
            covariance += (a - meanA) * (e - meanE)
            variance += (e - meanE) * (e - meanE)
            dot += a * e
            square += e * e
            if e != 0 { nonZero += 1 }
        }
        // With few elements other than 0, anything is a multiple of anything.
        guard nonZero >= GeneralDiagnosis.fewest, square > 0, variance > 1e-20 * square, covariance.isFinite,
            dot.isFinite
        else { return nil }
        slope = covariance / variance
        intercept = meanA - slope * meanE
        factorAlone = dot / square
        offsetAlone = meanA - meanE
    }
}
