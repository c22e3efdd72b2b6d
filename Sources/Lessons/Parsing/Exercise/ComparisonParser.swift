/// Reads `compare`.
struct ComparisonParser {
    static let keys = ["metric", "rtol", "atol", "min", "k", "nonfinite"]

    func parse(_ keys: MappingReader, shape: [Int]?) -> Comparison? {
        guard let metricValue = keys.required("metric", example: "close"),
            let name = metricValue.choice(of: MetricName.self, called: "metric")
        else { return nil }
        let nonFinite =
            keys["nonfinite"].map { $0.choice(of: Comparison.NonFinite.self, called: "rule for NaN") } ?? .never
        let allowed = Self.parameters(of: name) + ["metric", "nonfinite"]
        for key in keys.presentKeys where !allowed.contains(key) {
            keys.log.report(
                keys.place(of: key), "\"\(key)\" means nothing to the metric \(name.rawValue).",
                remedy: Self.parameters(of: name).isEmpty
                    ? "Remove it." : "It takes \(Spelling.list(Self.parameters(of: name))).")
        }
        guard let metric = metric(name, keys, shape: shape), let nonFinite else { return nil }
        return Comparison(metric, nonFinite: nonFinite)
    }

    static func parameters(of name: MetricName) -> [String] {
        switch name {
        case .close, .upToSign: ["rtol", "atol"]
        case .exact: []
        case .cosine, .rank: ["min"]
        case .topK: ["k"]
        }
    }

    private func metric(_ name: MetricName, _ keys: MappingReader, shape: [Int]?) -> Comparison.Metric? {
        switch name {
        case .exact: return .exact
        case .close, .upToSign:
            let rtol = tolerance("rtol", keys, below: 1)
            let atol = tolerance("atol", keys, below: .infinity)
            guard let rtol, let atol else { return nil }
            if rtol == 0, atol == 0 {
                keys.log.report(
                    keys.place(of: "rtol"), "rtol and atol are both 0, and floats never agree that well.",
                    remedy: "Write a tolerance, or metric: exact.")
                return nil
            }
            return name == .close ? .close(rtol: rtol, atol: atol) : .upToSign(rtol: rtol, atol: atol)
        case .cosine, .rank:
            guard let value = keys.required("min", example: "0.999"), let min = value.number() else { return nil }
            guard min > 0, min <= 1 else {
                value.report(
                    "\"min\" is \(min), outside of 0...1.", remedy: "Write the least value that passes, like 0.999.")
                return nil
            }
            return name == .cosine ? .cosine(min: min) : .rank(min: min)
        case .topK:
            guard let value = keys.required("k", example: "5"), let k = value.integer() else { return nil }
            guard k >= 1, k <= shape?.last ?? k else {
                value.report(
                    "\"k\" is \(k), and the last axis has \(shape?.last ?? 0) elements.",
                    remedy: "Write how many of the largest count, at least 1.")
                return nil
            }
            return .topK(k: k)
        }
    }

    private func tolerance(_ key: String, _ keys: MappingReader, below limit: Double) -> Double? {
        guard let value = keys.required(key, example: key == "rtol" ? "1e-4" : "1e-6"), let number = value.number()
        else {
            return nil
        }
        guard number >= 0 else {
            value.report("\"\(key)\" is negative.", remedy: "Write 0 or more, like \(key == "rtol" ? "1e-4" : "1e-6").")
            return nil
        }
        guard number < limit else {
            value.report(
                "\"\(key)\" is \(number): every answer within twice the reference would pass.",
                remedy: "Write one below 1, like 1e-4.")
            return nil
        }
        return number
    }
}
