#if canImport(Darwin)
    import Darwin

    /// The processes of the machine, asked from the kernel.
    ///
    /// There is no way to adopt orphans here: a process that leaves its session and whose parent has ended is no longer
    /// found. `course doctor` says so.
    enum ProcessTable {
        static func sample() -> [ProcessSample] {
            let capacity = Int(proc_listallpids(nil, 0)) + 64
            var ids = [pid_t](repeating: 0, count: capacity)
            let count = proc_listallpids(&ids, Int32(capacity * MemoryLayout<pid_t>.stride))
            return ids.prefix(Int(max(0, count))).compactMap(sample(of:))
        }

        private static func sample(of id: pid_t) -> ProcessSample? {
            var info = proc_taskallinfo()
            let size = Int32(MemoryLayout<proc_taskallinfo>.stride)
            guard proc_pidinfo(id, PROC_PIDTASKALLINFO, 0, &info, size) == size else { return nil }
            return ProcessSample(
                id: id, parent: pid_t(info.pbsd.pbi_ppid), isZombie: info.pbsd.pbi_status == UInt32(SZOMB),
                privateBytes: Int(info.ptinfo.pti_resident_size), sharedBytes: 0)
        }
    }
#endif
