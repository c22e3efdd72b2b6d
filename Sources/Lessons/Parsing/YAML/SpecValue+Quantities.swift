extension SpecValue {
    /// A time with its unit: `500ms`, `20s`, `3min`.
    func duration() -> Duration? {
        guard let (amount, unit) = quantity() else { return badQuantity("a time", like: "20s, 500ms or 3min") }
        switch unit {
        case "ms": return .milliseconds(amount)
        case "s": return .seconds(amount)
        case "min", "m": return .seconds(amount * 60)
        default: return badQuantity("a time", like: "20s, 500ms or 3min")
        }
    }

    /// A number of bytes with its unit: `64KiB`, `1GiB`, `10MB`.
    func byteCount() -> Int? {
        let units = [
            "B": 1, "kB": 1000, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "KiB": 1 << 10, "MiB": 1 << 20,
            "GiB": 1 << 30,
        ]
        guard let (amount, unit) = quantity(), let factor = units[unit] else {
            return badQuantity("a size", like: "64KiB, 512MiB or 1GiB")
        }
        let (bytes, overflow) = amount.multipliedReportingOverflow(by: factor)
        return overflow ? badQuantity("a size", like: "64KiB, 512MiB or 1GiB") : bytes
    }

    private func quantity() -> (amount: Int, unit: String)? {
        guard let text = node.scalar?.string else { return nil }
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let amount = Int(digits), (1...1_000_000_000).contains(amount) else { return nil }
        return (amount, text.dropFirst(digits.count).trimmingPrefix(while: \.isWhitespace).description)
    }

    private func badQuantity<Value>(_ noun: String, like examples: String) -> Value? {
        let found = node.scalar.map { "\"\($0.string)\"" } ?? "no single value"
        report("\"\(name)\" has to be \(noun) with its unit, and is \(found).", remedy: "Write it like \(examples).")
        return nil
    }
}
