#if canImport(Glibc)
    import Foundation

    extension AvailableMemory {
        /// All limits that can be asked for.
        static func limits() -> [AvailableMemory] {
            [addressSpace(), controlGroup(), machine()].compactMap { $0 }
        }

        /// Libraries set aside addresses for each thread that they never fill.
        private static let unfilled = 384 << 20

        private static func addressSpace() -> AvailableMemory? {
            var limits = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits) == 0, limits.rlim_cur < UInt(Int.max),
                let pages = text("/proc/self/statm")?.split(separator: " ").first.flatMap({ Int($0) })
            else { return nil }
            let used = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
            return AvailableMemory(
                bytes: Int(limits.rlim_cur) - used - unfilled, limit: "the limit of the address space, ulimit -v")
        }

        /// The least that any of the groups above this process leaves.
        private static func controlGroup() -> AvailableMemory? {
            guard let line = text("/proc/self/cgroup")?.split(separator: "\n").first(where: { $0.hasPrefix("0::/") })
            else { return nil }
            var place = URL(filePath: "/sys/fs/cgroup" + line.dropFirst("0::".count)).standardizedFileURL
            var least: Int?
            while place.path.hasPrefix("/sys/fs/cgroup") {
                if let most = number(place.path + "/memory.max"), let used = number(place.path + "/memory.current") {
                    // What files left in memory is given up when something else needs it.
                    let files = text(place.path + "/memory.stat")?.split(separator: "\n")
                        .first { $0.hasPrefix("inactive_file ") }.flatMap { Int($0.split(separator: " ")[1]) }
                    let left = most - used + (files ?? 0)
                    least = min(least ?? left, left)
                }
                if place.path == "/sys/fs/cgroup" { break }
                place = place.deletingLastPathComponent().standardizedFileURL
            }
            return least.map { AvailableMemory(bytes: $0, limit: "the limit of the control group") }
        }

        private static func machine() -> AvailableMemory? {
            let fields = text("/proc/meminfo")?.split(separator: "\n").map { $0.split(separator: " ") } ?? []
            func bytes(_ name: String) -> Int? {
                fields.first { $0.count > 1 && $0[0] == name }.flatMap { Int($0[1]) }.map { $0 << 10 }
            }
            guard let free = bytes("MemAvailable:") else { return nil }
            return AvailableMemory(bytes: free + (bytes("SwapFree:") ?? 0), limit: "what the machine has free")
        }

        private static func number(_ path: String) -> Int? {
            text(path).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }

        private static func text(_ path: String) -> String? {
            // These files say that they are empty, so they are read to their end.
            try? String(decoding: FileHandle(forReadingFrom: URL(filePath: path)).readToEnd() ?? Data(), as: UTF8.self)
        }
    }
#endif
