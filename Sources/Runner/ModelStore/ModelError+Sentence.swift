import Lessons
import Support

extension ModelError {
    /// 1 it cannot be done as things stand, 64 usage, 70 our fault.
    package var exitCode: Int32 {
        switch self {
        case .unknown, .unusableSource: 64
        case .damaged(_, let isShipped, _): isShipped ? 70 : 1
        case .unreadableManifest, .unusableWeights: 70
        case .notInstalled, .isShipped, .noCurl, .download, .wrongHash, .diskFull, .unwritable: 1
        }
    }

    /// What happened and what to do.
    package var sentence: String {
        switch self {
        case .unknown(let name, let nearest, let known):
            "There is no network named \"\(name)\". "
                + (nearest.map { "Did you mean `\($0)`?" }
                    ?? "There \(known.count == 1 ? "is" : "are") \(Spelling.list(known)); `course models` says more.")
        case .notInstalled(let name):
            "The network \(name) is not installed. Install it by `course models install \(name)`."
        case .isShipped(let name):
            "\(name) comes with the course, which needs it: it is neither installed nor removed. "
                + "`course models` lists the others."
        case .damaged(let name, let isShipped, let reason):
            "The network \(name) is damaged: \(reason). "
                + (isShipped
                    ? "Bring it back with `git checkout -- Models/\(name)`."
                    : "Bring it back with `course models install \(name)`.")
        case .unreadableManifest(let file, let reason):
            "\(file) cannot be read (\(reason)). Bring it back with `git checkout -- Models`."
        case .unusableSource(let text, let reason):
            "\"\(text)\" \(reason). Give --from a file, or an address that begins with https:// or http://."
        case .noCurl(let name):
            "There is no `curl` on the PATH, and it is what fetches files. Install it (the package is called curl), or fetch "
                + "the file elsewhere and say `course models install \(name) --from FILE`."
        case .download(let name, let url, let failure, let kept):
            "\(name) could not be fetched from \(url.words): \(failure.sentence). "
                + (kept > 0 ? "\(Quantity.bytes(kept)) are kept: the same command goes on from there." : failure.advice)
        case .wrongHash(let name, let from, let found, let wanted):
            "\(from) is not the file of \(name): its SHA-256 is \(found), and should begin with \(wanted). Nothing was "
                + "installed. Fetch the file again; weights of your own need no installation: see "
                + "`course explain --help` on --weights."
        case .unusableWeights(let name, let reason):
            "The file of \(name) is the right one, but this course cannot use it: \(reason). Update the course."
        case .diskFull(let folder, let needed, let free):
            "There is no room for \(Quantity.bytes(needed)) more in \(folder)"
                + (free.map { " (\(Quantity.bytes($0)) are free)" } ?? "")
                + ". Make room, then run the same command: it goes on from where it was."
        case .unwritable(let path, let reason):
            "\(path) cannot be written (\(reason)). Check that you may write there."
        }
    }
}
