/// Similarities of whole tensors, from -1 to 1.
enum Similarity {
    /// The cosine of the angle between two tensors of the same size; 1 when both are zero, 0 when one is.
    static func cosine(_ a: [Double], _ b: [Double]) -> Double {
        guard let scaleA = scale(a), let scaleB = scale(b) else { return scale(a) == scale(b) ? 1 : 0 }
        var dot = 0.0
        var squareA = 0.0
        var squareB = 0.0
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                for index in a.indices {
                    let x = a[index] * scaleA
                    let y = b[index] * scaleB
                    dot += x * y
                    squareA += x * x
                    squareB += y * y
                }
            }
        }
        return max(-1, min(1, dot / (squareA.squareRoot() * squareB.squareRoot())))
    }

    /// A power of two that brings the largest magnitude near 1, so that squares neither overflow nor vanish; nil when
    /// every element is zero.
    private static func scale(_ values: [Double]) -> Double? {
        var largest = 0.0
        values.withUnsafeBufferPointer { for value in $0 { largest = max(largest, abs(value)) } }
        return largest > 0 ? Double(sign: .plus, exponent: -max(largest.exponent, -1022), significand: 1) : nil
    }

    /// Spearman's rank correlation: Pearson's correlation of the ranks, tied elements sharing their mean rank.
    ///
    /// 1 when both tensors are constant (every order is the same), 0 when one is.
    static func rank(_ a: [Double], _ b: [Double]) -> Double {
        guard !a.isEmpty else { return 1 }
        let mean = Double(a.count - 1) / 2
        let ranksA = Ranking.meanRanks(of: a)
        let ranksB = Ranking.meanRanks(of: b)
        var dot = 0.0
        var squareA = 0.0
        var squareB = 0.0
        for index in ranksA.indices {
            let x = ranksA[index] - mean
            let y = ranksB[index] - mean
            dot += x * y
            squareA += x * x
            squareB += y * y
        }
        guard squareA > 0, squareB > 0 else { return squareA == squareB ? 1 : 0 }
        return max(-1, min(1, dot / (squareA.squareRoot() * squareB.squareRoot())))
    }

    /// Whether no element is NaN or infinite.
    static func isFinite(_ values: [Double]) -> Bool {
        values.withUnsafeBufferPointer { values in
            for value in values where !(abs(value) < .infinity) { return false }
            return true
        }
    }
}
