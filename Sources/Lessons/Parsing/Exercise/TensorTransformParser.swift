/// Reads a transform: `name(argument, ...)`.
struct TensorTransformParser {
    /// The outputs that it applies to, whose axes it may name.
    let outputs: [OutputSpec]

    static let names = [
        "transpose", "permute", "flip", "scale", "offset", "swap", "unnormalized", "squeeze", "unsqueeze", "abs",
        "relu",
    ]

    func parse(_ value: SpecValue) -> TensorTransform? {
        guard let text = value.text() else { return nil }
        guard let match = text.wholeMatch(of: /\s*([A-Za-z]+)\s*\(([^()]*)\)\s*/) else {
            value.report(
                "\"\(text)\" is not a transform.",
                remedy: "Write a name and arguments, like transpose(y,x) or scale(255).")
            return nil
        }
        let name = String(match.output.1)
        guard Self.names.contains(name) else {
            value.report(
                "There is no transform \"\(name)\".",
                remedy: Spelling.remedy(for: name, among: Self.names, listing: "transforms"))
            return nil
        }
        let arguments = match.output.2.split(separator: ",").map { $0.trimming() }
        return transform(name, arguments, value)
    }

    private func transform(_ name: String, _ arguments: [String], _ value: SpecValue) -> TensorTransform? {
        switch (name, arguments.count) {
        case ("transpose", 2): areAxes(arguments, value) ? .transpose(arguments[0], arguments[1]) : nil
        case ("permute", 2...): areAxes(arguments, value, all: true) ? .permute(arguments) : nil
        case ("flip", 1): areAxes(arguments, value) ? .flip(arguments[0]) : nil
        case ("squeeze", 1): areAxes(arguments, value) ? .squeeze(arguments[0]) : nil
        case ("scale", 1): number(arguments[0], value, not: 1).map(TensorTransform.scale)
        case ("offset", 1): number(arguments[0], value, not: 0).map(TensorTransform.offset)
        case ("swap", 2): swap(arguments, value)
        case ("unnormalized", 0): .unnormalized
        case ("unsqueeze", 0): .unsqueeze
        case ("abs", 0): .abs
        case ("relu", 0): .relu
        default: wrongArguments(name, value)
        }
    }

    private func wrongArguments(_ name: String, _ value: SpecValue) -> TensorTransform? {
        let examples = [
            "transpose": "transpose(y,x)", "permute": "permute(y,x,c)", "flip": "flip(y)", "squeeze": "squeeze(n)",
            "scale": "scale(255)", "offset": "offset(-0.5)", "swap": "swap(r,b)",
        ]
        value.report(
            "\"\(name)\" has the wrong number of arguments.", remedy: "Write it like \(examples[name] ?? "\(name)()").")
        return nil
    }

    private func areAxes(_ names: [String], _ value: SpecValue, all: Bool = false) -> Bool {
        if Set(names).count < names.count {
            value.report("The transform names an axis twice.", remedy: "Name each axis once.")
            return false
        }
        for output in outputs {
            for name in names where !output.axes.contains(name) {
                value.report(
                    "\(output.name) has no axis \"\(name)\".",
                    remedy: "Its axes are \(Spelling.list(output.axes)); output: NAME limits a mistake to one output.")
                return false
            }
            if all, names.count != output.axes.count {
                value.report(
                    "permute has to name every axis of \(output.name).",
                    remedy: "Its axes are \(Spelling.list(output.axes)).")
                return false
            }
        }
        return true
    }

    private func number(_ text: String, _ value: SpecValue, not identity: Double) -> Double? {
        guard let number = Double(text), number.isFinite else {
            value.report("\"\(text)\" is not a number.", remedy: "Write one, like scale(255) or offset(-0.5).")
            return nil
        }
        guard number != identity else {
            value.report("The transform changes nothing.", remedy: "Write what the mistake does to a right answer.")
            return nil
        }
        return number
    }

    private func swap(_ arguments: [String], _ value: SpecValue) -> TensorTransform? {
        guard let first = TensorTransform.Channel(rawValue: arguments[0]),
            let second = TensorTransform.Channel(rawValue: arguments[1]),
            first != second
        else {
            value.report("swap exchanges two of the channels r, g and b.", remedy: "Write it like swap(r,b).")
            return nil
        }
        for output in outputs where !output.shape.contains(3) {
            value.report(
                "\(output.name) has no axis of three channels.", remedy: "output: NAME limits a mistake to one output.")
            return nil
        }
        return .swap(first, second)
    }
}

extension Substring {
    fileprivate func trimming() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
