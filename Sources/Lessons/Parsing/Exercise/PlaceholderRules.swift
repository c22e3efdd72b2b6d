/// `{case}` stands for a case's id in a few places, and for nothing anywhere else.
struct PlaceholderRules {
    /// Whether the exercise declares cases.
    let hasCases: Bool

    /// Reports placeholders that would not be replaced; true when the text is sound.
    @discardableResult
    func check(_ text: String, in value: SpecValue, allowed: Bool = true) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return true }
        for match in text.matches(of: /\{([A-Za-z_ ]*)\}/) {
            let name = String(match.output.1)
            guard name == "case" else {
                value.report(
                    "There is no placeholder \"{\(name)}\".",
                    remedy: "The only placeholder is {case}, the id of a case.")
                return false
            }
            guard allowed else {
                value.report(
                    "{case} is not replaced in \"\(value.name)\".",
                    remedy: "Use it in given, reference and view.over only.")
                return false
            }
            guard hasCases else {
                value.report(
                    "{case} stands for a case, and the exercise has no cases.",
                    remedy: "Add cases, or write the name itself.")
                return false
            }
        }
        return true
    }
}
