import Foundation

/// What a child leaves for whoever started it, in a file that both map: it survives however the child ends.
struct SharedState {
    private static let header = 64
    private static let capacity = header + 4 * Corpus.largestFile

    private let base: UnsafeMutableRawPointer

    /// Opens the file, or makes it.
    init(at url: URL) throws {
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
        defer { close(descriptor) }
        guard ftruncate(descriptor, off_t(Self.capacity)) == 0,
            let base = mmap(nil, Self.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), base != MAP_FAILED
        else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
        self.base = base
    }

    /// Stores the file that is about to be read.
    func store(input: [UInt8]) {
        let count = min(input.count, Self.capacity - Self.header)
        input.withUnsafeBytes { bytes in
            if let first = bytes.baseAddress { (base + Self.header).copyMemory(from: first, byteCount: count) }
        }
        base.storeBytes(of: count, toByteOffset: 0, as: Int.self)
    }

    /// The file that was being read last.
    var input: [UInt8] {
        let count = base.load(fromByteOffset: 0, as: Int.self)
        return [UInt8](UnsafeRawBufferPointer(start: base + Self.header, count: count))
    }

    func store(_ summary: FuzzLoop.Summary) {
        for (place, value) in [summary.inputs, summary.refused, summary.kinds].enumerated() {
            base.storeBytes(of: value, toByteOffset: 8 * (place + 1), as: Int.self)
        }
        base.storeBytes(of: ProcessLimits.peakMemory, toByteOffset: 32, as: Int.self)
        base.storeBytes(of: ProcessLimits.processorTime, toByteOffset: 40, as: Int.self)
    }

    var summary: FuzzLoop.Summary {
        let values = (1...3).map { base.load(fromByteOffset: 8 * $0, as: Int.self) }
        return FuzzLoop.Summary(inputs: values[0], refused: values[1], kinds: values[2])
    }

    /// The most bytes of memory that the child has had.
    var peakMemory: Int { base.load(fromByteOffset: 32, as: Int.self) }

    /// Milliseconds of the processor that the child has used.
    var processorTime: Int { base.load(fromByteOffset: 40, as: Int.self) }

    /// Forgets the last child.
    func clear() {
        base.initializeMemory(as: UInt8.self, repeating: 0, count: Self.header)
    }
}
