/// One process as seen at one moment.
struct ProcessSample: Sendable, Equatable {
    var id: Int32
    var parent: Int32
    /// Ended, but not yet collected by its parent.
    var isZombie: Bool
    /// Bytes of memory that are its alone.
    var privateBytes: Int
    /// Bytes of memory that it may share with others: code and mapped files.
    var sharedBytes: Int
}

/// What a supervisor started and what those started, at one moment.
struct ProcessTree: Sendable, Equatable {
    /// Everything below the root, without the root.
    let processes: [ProcessSample]

    /// The descendants of `root` among all processes of the machine.
    init(below root: Int32, in all: [ProcessSample]) {
        let children = Dictionary(grouping: all, by: \.parent)
        var found: [ProcessSample] = []
        var next = children[root] ?? []
        while let process = next.popLast() {
            found.append(process)
            next += children[process.id] ?? []
        }
        processes = found
    }

    var living: [ProcessSample] { processes.filter { !$0.isZombie } }

    /// More memory than they can have mapped together: as if they shared nothing.
    var mostMemoryBytes: Int { processes.reduce(0) { $0 + $1.privateBytes + $1.sharedBytes } }

    /// Memory of them all, roughly: what each has for itself, and the largest shared part once.
    var memoryBytes: Int {
        processes.reduce(0) { $0 + $1.privateBytes } + (processes.map(\.sharedBytes).max() ?? 0)
    }
}
