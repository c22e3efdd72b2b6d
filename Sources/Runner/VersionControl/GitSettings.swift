/// What git is told whatever it is to do: no hooks, no housekeeping, no questions, and nothing that depends on who calls.
package enum GitSettings {
    /// What a repository's settings, and those of whoever calls, may not say otherwise.
    private static let fixed = [
        ("core.fsmonitor", "false"), ("core.hooksPath", "/dev/null"), ("gc.auto", "0"), ("maintenance.auto", "false"),
        ("core.quotePath", "false"), ("core.safecrlf", "false"),
    ]

    /// The settings as words before a command.
    static let arguments = fixed.flatMap { ["-c", "\($0)=\($1)"] }

    /// The environment of git at work on a repository of one's own: who one is and how one signs in stays as it is.
    ///
    /// - Parameter asks: whether git may ask for a password at the terminal.
    static func environment(from inherited: [String: String], asks: Bool) -> [String: String] {
        var environment = inherited.filter { !ofAnotherClone.contains($0.key) }
        environment["LC_ALL"] = "C"
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        if !asks { environment["GIT_TERMINAL_PROMPT"] = "0" }
        return environment
    }

    /// The environment of git where it reads a repository that somebody else has made, which may wish harm.
    ///
    /// It takes nothing from whoever calls, and nobody has to own the repository. It reads what is there: nothing is fetched, whatever
    /// the repository says of where missing parts would come from. Its own settings can name programs all the same (filters of
    /// `git archive` are such), so git is called in this way only where it is contained.
    package static let foreign: [String: String] = {
        let settings = fixed + [("safe.directory", "*"), ("protocol.allow", "never")]
        var environment = [
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_COUNT": "\(settings.count)",
            "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1",
        ]
        for (number, (key, value)) in settings.enumerated() {
            environment["GIT_CONFIG_KEY_\(number)"] = key
            environment["GIT_CONFIG_VALUE_\(number)"] = value
        }
        return environment
    }()

    /// What leads git to another clone than this one, as where the course is called from a hook.
    private static let ofAnotherClone: Set<String> = [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
    ]
}
