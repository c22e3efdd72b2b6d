#if canImport(Glibc) || canImport(Musl)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The processes of the machine, read from `/proc`.
    enum ProcessTable {
        static func sample() -> [ProcessSample] {
            guard let folder = opendir("/proc") else { return [] }
            defer { closedir(folder) }
            var samples: [ProcessSample] = []
            let pageBytes = sysconf(Int32(_SC_PAGESIZE))
            while let entry = readdir(folder) {
                let first = UInt8(bitPattern: entry.pointee.d_name.0)
                guard first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else { continue }
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard let id = Int32(name), let sample = sample(of: id, pageBytes: pageBytes) else { continue }
                samples.append(sample)
            }
            return samples
        }

        private static func sample(of id: Int32, pageBytes: Int) -> ProcessSample? {
            // "id (name) state parent ...": the name may hold anything, so fields count from the last ")".
            guard let status = contents(of: "/proc/\(id)/stat"),
                let nameEnd = status.lastIndex(of: UInt8(ascii: ")"))
            else { return nil }
            let fields = status[(nameEnd + 1)...].split(separator: UInt8(ascii: " "))
            guard fields.count > 1, let state = fields[0].first,
                let parent = Int32(String(decoding: fields[1], as: UTF8.self))
            else { return nil }
            let isZombie = state == UInt8(ascii: "Z") || state == UInt8(ascii: "X")
            var sample = ProcessSample(id: id, parent: parent, isZombie: isZombie, privateBytes: 0, sharedBytes: 0)
            if !isZombie, let memory = contents(of: "/proc/\(id)/statm") {
                let pages = memory.split(separator: UInt8(ascii: " ")).prefix(3).compactMap {
                    Int(String(decoding: $0, as: UTF8.self))
                }
                if pages.count == 3 {
                    sample.privateBytes = max(0, pages[1] - pages[2]) * pageBytes
                    sample.sharedBytes = pages[2] * pageBytes
                }
            }
            return sample
        }

        private static func contents(of path: String) -> [UInt8]? {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            return [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
                count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
            }
        }
    }
#endif
