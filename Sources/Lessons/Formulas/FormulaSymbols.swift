/// What a formula may name, and the characters that stand for it.
public enum FormulaSymbols {
    /// Signs by their names, with the spaces that belong to them.
    public static let signs: [String: String] = letters.merging(relations) { $1 }.merging(operators) { $1 }
        .merging(brackets) { $1 }

    /// Functions, which are set as their names.
    public static let functions: Set<String> = [
        "max", "min", "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arcsin", "arccos", "arctan",
        "lim", "sup", "inf", "arg", "argmax", "argmin", "det", "dim", "ker", "deg", "gcd", "Pr", "bmod", "mod",
    ]

    /// Marks above a letter, as characters that follow it.
    public static let accents = [
        "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}", "tilde": "\u{303}",
        "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
    ]

    /// Letters of another kind; their argument is set plainly.
    static let fonts: Set<String> = [
        "text", "textbf", "textit", "textrm", "texttt", "mathrm", "mathbf", "mathit", "mathcal", "mathbb", "mathsf",
        "mathtt", "boldsymbol", "bm", "operatorname", "mbox", "underbrace", "overbrace", "underline", "boxed",
    ]

    /// What changes the size or the place of something, and is not set.
    static let ignored: Set<String> = [
        "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle", "scriptstyle",
        "limits", "nolimits", "nonumber", "hfill", "middle",
    ]

    /// All names, for whoever has misspelled one.
    static var names: [String] {
        (Array(signs.keys) + functions + accents.keys + fonts + ignored + [
            "frac", "sqrt", "left", "right", "begin", "end",
        ])
        .sorted()
    }

    private static let letters = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
        "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
        "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
        "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "nabla": "∇", "partial": "∂",
        "ell": "ℓ", "infty": "∞", "emptyset": "∅", "hbar": "ℏ", "Re": "Re", "Im": "Im", "prime": "′", "top": "⊤",
        "bot": "⊥", "dagger": "†", "imath": "ı", "jmath": "ȷ",
    ]

    private static let relations = [
        "le": " ≤ ", "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ", "neq": " ≠ ", "approx": " ≈ ",
        "equiv": " ≡ ", "sim": " ~ ", "simeq": " ≃ ", "propto": " ∝ ", "ll": " ≪ ", "gg": " ≫ ", "in": " ∈ ",
        "notin": " ∉ ", "ni": " ∋ ", "subset": " ⊂ ", "subseteq": " ⊆ ", "supset": " ⊃ ", "to": " → ",
        "rightarrow": " → ", "longrightarrow": " → ", "leftarrow": " ← ", "leftrightarrow": " ↔ ",
        "Rightarrow": " ⇒ ", "implies": " ⇒ ", "Leftrightarrow": " ⇔ ", "iff": " ⇔ ", "mapsto": " ↦ ", "mid": " | ",
        "parallel": " ∥ ", "perp": " ⊥ ", "coloneqq": " := ", "colon": ": ", "lt": " < ", "gt": " > ",
    ]

    private static let operators = [
        "sum": "Σ ", "prod": "Π ", "int": "∫ ", "iint": "∬ ", "oint": "∮ ", "cdot": " · ", "times": " × ",
        "div": " ÷ ", "odot": " ⊙ ", "oplus": " ⊕ ", "otimes": " ⊗ ", "ast": " ∗ ", "star": " ⋆ ", "circ": " ∘ ",
        "bullet": " • ", "pm": " ± ", "mp": " ∓ ", "cup": " ∪ ", "cap": " ∩ ", "setminus": " \\ ", "wedge": " ∧ ",
        "land": " ∧ ", "vee": " ∨ ", "lor": " ∨ ", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃",
        "ldots": "...", "dots": "...", "dotsc": "...", "dotsb": "...", "cdots": "···", "vdots": "⋮", "ddots": "⋱",
        "quad": "   ", "qquad": "      ",
    ]

    private static let brackets = [
        "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lvert": "|", "rvert": "|", "vert": "|",
        "lVert": "‖", "rVert": "‖", "Vert": "‖", "langle": "⟨", "rangle": "⟩", "lbrace": "{", "rbrace": "}",
        "lbrack": "[", "rbrack": "]", "backslash": "\\",
    ]
}
