extension SpecValue {
    /// A name that is kept for ever: small letters, digits and hyphens, a letter first.
    func identifier() -> String? {
        guard let text = text() else { return nil }
        let isSound =
            text.first.map { ("a"..."z").contains($0) } == true
            && text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        guard isSound else {
            report(
                "\"\(text)\" cannot be \(name.hasPrefix("id") ? "an id" : "a name").",
                remedy: "Use small letters, digits and hyphens, a letter first, like grad-cam-map.")
            return nil
        }
        return text
    }

    /// The name of an output: letters, digits, hyphens, underscores and dots.
    func outputName() -> String? {
        guard let text = words() else { return nil }
        let isSound = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard isSound else {
            report(
                "\"\(text)\" cannot be an output's name.", remedy: "Use letters, digits, hyphens, underscores and dots."
            )
            return nil
        }
        return text
    }

    /// The name of a SwiftPM target, which is also a module's name.
    func moduleName() -> String? {
        guard let text = text() else { return nil }
        let isSound =
            text.first.map { $0.isASCII && $0.isLetter } == true
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard isSound else {
            report(
                "\"\(text)\" cannot be a target: it becomes a Swift module.",
                remedy: "Use letters, digits and underscores, a letter first, like GradCAM.")
            return nil
        }
        // Its check is a module too.
        for module in [text, text + "Check"] {
            guard let owner = ReservedNames.owner(of: module) else { continue }
            report(
                "\"\(text)\" cannot be a target: \(module) is \(owner).",
                remedy: "Give it another name, like \(text.prefix(1).uppercased() + text.dropFirst())Exercise.")
            return nil
        }
        return text
    }
}
