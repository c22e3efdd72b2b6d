import Support

extension String {
    /// The text as it stands in XML, between tags or in an attribute's double quotes.
    ///
    /// What XML 1.0 cannot hold in any way is left out; ends of lines are written so that an attribute keeps them.
    var xml: String {
        var result = ""
        for scalar in harmless.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            // Two numbers of each plane that stand for no character.
            case _ where scalar.value & 0xFFFE == 0xFFFE: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
