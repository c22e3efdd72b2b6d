import Foundation

/// What a tree of processes uses that no folder shows and no process alone: looked at closely, which costs more than
/// `ProcessTree` does.
enum TreeUse {
    /// Bytes of memory: each page once, in parts where several processes share it, and files in memory that are open.
    ///
    /// What a process does not let us see counts as if it shared nothing.
    static func memoryBytes(of processes: [ProcessSample]) -> Int {
        #if os(Linux)
            let mapped = processes.reduce(0) { sum, process in
                sum + (proportionalBytes(of: process.id) ?? process.privateBytes + process.sharedBytes)
            }
            return mapped + openFiles(of: processes) { $0.hasPrefix("/memfd:") }
        #else
            return processes.reduce(0) { $0 + $1.privateBytes + $1.sharedBytes }
        #endif
    }

    /// Bytes in files that have been deleted and are open still.
    static func deletedBytes(of processes: [ProcessSample]) -> Int {
        #if os(Linux)
            openFiles(of: processes) { $0.hasSuffix(" (deleted)") && !$0.hasPrefix("/memfd:") }
        #else
            0
        #endif
    }

    #if os(Linux)
        /// The process's share of all pages that it has mapped.
        private static func proportionalBytes(of id: Int32) -> Int? {
            guard let text = FileManager.default.contents(atPath: "/proc/\(id)/smaps_rollup") else { return nil }
            for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: Data("Pss:".utf8)) {
                let words = line.split(separator: UInt8(ascii: " "))
                return words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)).map { $0 << 10 } : nil
            }
            return nil
        }

        /// Bytes that open files of some names take, each file once.
        private static func openFiles(of processes: [ProcessSample], where isMeant: (String) -> Bool) -> Int {
            struct File: Hashable {
                var device: dev_t
                var number: ino_t
            }
            var sizes: [File: Int] = [:]
            for process in processes {
                let folder = "/proc/\(process.id)/fd"
                for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                    let path = "\(folder)/\(name)"
                    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
                        isMeant(target)
                    else { continue }
                    var status = stat()
                    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                    sizes[File(device: status.st_dev, number: status.st_ino)] = Int(status.st_blocks) * 512
                }
            }
            return sizes.values.reduce(0, +)
        }
    #endif
}
