import Foundation

/// How many files, pipes and the like this process may have open at one time (`ulimit -n`).
package enum OpenFiles {
    /// What a check needs, its supervisor and the compiler included, with room to spare.
    static let needed: rlim_t = 128

    /// Sees to it that there is room for what the course opens, and raises the limit where the shell allows it.
    ///
    /// - Throws: `CommandError`: with less, anything could fail anywhere, in words that help nobody.
    package static func require() throws(CommandError) {
        #if os(Linux)
            let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let kind = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0, limit.rlim_cur < needed else { return }
        let allowed = limit.rlim_cur
        limit.rlim_cur = min(max(limit.rlim_max, allowed), needed)
        guard limit.rlim_cur < needed || setrlimit(kind, &limit) != 0 else { return }
        throw .fault(
            "This shell lets a program open \(allowed) files, and the course needs \(needed). "
                + "Type `ulimit -n 1024`, or start a new shell.")
    }
}
