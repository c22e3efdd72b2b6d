import Lessons

extension ModelError {
    /// 1 it cannot be done as things stand, 64 usage, 70 our fault.
    var exitCode: Int32 {
        switch self {
        case .unknown: 64
        case .damaged(_, let isShipped, _): isShipped ? 70 : 1
        case .unreadableManifest: 70
        case .notInstalled: 1
        }
    }

    /// What happened and what to do.
    var sentence: String {
        switch self {
        case .unknown(let name, let nearest, let known):
            "There is no network named \"\(name)\". "
                + (nearest.map { "Did you mean `\($0)`?" }
                    ?? "There \(known.count == 1 ? "is" : "are") \(Spelling.list(known)); `course models` says more.")
        case .notInstalled(let name):
            "The network \(name) is not installed. Install it by `course models install \(name)`."
        case .damaged(let name, let isShipped, let reason):
            "The network \(name) is damaged: \(reason). "
                + (isShipped
                    ? "Bring it back with `git checkout -- Models/\(name)`."
                    : "Run `course models remove \(name)`, then `course models install \(name)`.")
        case .unreadableManifest(let file, let reason):
            "\(file) cannot be read (\(reason)). Bring it back with `git checkout`."
        }
    }
}
