import Foundation
import Lessons

/// Where a tolerance belongs: ten times above what right answers differ by, ten times below the nearest mistake.
enum ToleranceProposal: Sendable, Equatable {
    /// As it is, it has both margins.
    case keep
    /// Another one has them.
    case change(Comparison.Metric)
    /// None has them: the nearest mistake is too near for what right answers differ by.
    case impossible

    static let margin = 10.0

    /// Proposes a tolerance.
    ///
    /// - Parameters:
    ///   - spread: how far right answers are from the reference, in units of the present tolerance.
    ///   - nearest: how far the nearest mistake is, in the same units; nil when there is none to measure.
    init(_ metric: Comparison.Metric, spread: Double, nearest: Double?) {
        let least = spread * Self.margin
        let most = (nearest ?? .infinity) / Self.margin
        guard least > 1 || most < 1 else {
            self = .keep
            return
        }
        guard least.isFinite, least <= most, most > 0 else {
            self = .impossible
            return
        }
        // As near to the present tolerance as both margins allow, with a little air: a grader should be strict.
        let middle = (least * most).squareRoot()
        let factor = least > 1 ? min(middle, least * 2) : max(middle, most / 2)
        self = Self.scaled(metric, by: Self.rounded(factor, from: least, to: most)).map(Self.change) ?? .impossible
    }

    /// As a spec writes it.
    static func text(_ metric: Comparison.Metric) -> String? {
        switch metric {
        case .close(let rtol, let atol): "{ metric: close, rtol: \(number(rtol)), atol: \(number(atol)) }"
        case .upToSign(let rtol, let atol): "{ metric: up-to-sign, rtol: \(number(rtol)), atol: \(number(atol)) }"
        case .cosine(let least): "{ metric: cosine, min: \(least) }"
        case .rank(let least): "{ metric: rank, min: \(least) }"
        case .exact, .topK: nil
        }
    }

    /// With three digits at most: `2e-05`, `0.001`.
    private static func number(_ value: Double) -> String { String(format: "%.3g", value) }

    private static func scaled(_ metric: Comparison.Metric, by factor: Double) -> Comparison.Metric? {
        switch metric {
        case .close(let rtol, let atol): .close(rtol: rtol * factor, atol: atol * factor)
        case .upToSign(let rtol, let atol): .upToSign(rtol: rtol * factor, atol: atol * factor)
        case .cosine(let least): .cosine(min: max(-1, 1 - (1 - least) * factor))
        case .rank(let least): .rank(min: max(-1, 1 - (1 - least) * factor))
        case .exact, .topK: nil
        }
    }

    /// One digit where that stays inside.
    private static func rounded(_ factor: Double, from least: Double, to most: Double) -> Double {
        let unit = pow(10, log10(factor).rounded(.down))
        let short = (factor / unit).rounded() * unit
        return short >= least && short <= most ? short : factor
    }
}
