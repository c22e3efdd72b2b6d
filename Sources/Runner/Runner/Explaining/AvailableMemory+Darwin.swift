#if canImport(Darwin)
    import Foundation

    extension AvailableMemory {
        /// All limits that can be asked for; untested, since this has only been run on Linux.
        static func limits() -> [AvailableMemory] {
            [
                AvailableMemory(
                    bytes: Int(clamping: ProcessInfo.processInfo.physicalMemory), limit: "what the machine has")
            ]
        }
    }
#endif
