import Foundation

/// The machine that the course runs on.
struct Machine: Sendable, Equatable, Encodable {
    var system: String
    var cores: Int
    /// In bytes.
    var memory: UInt64
    /// Room on the disk of the course, in bytes; nil when it cannot be found out.
    var freeDisk: Int64?
    /// What computes matrix products.
    var blas: String

    /// This machine.
    static func current(course: URL) -> Machine {
        let process = ProcessInfo.processInfo
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: course.path)
        return Machine(
            system: process.operatingSystemVersionString, cores: process.activeProcessorCount,
            memory: process.physicalMemory, freeDisk: (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            blas: blasDescription)
    }

    private static var blasDescription: String {
        #if canImport(Accelerate)
            return "Accelerate"
        #else
            // OpenBLAS says which kernels it chose for this processor; other BLAS libraries have no such function.
            guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "openblas_get_config") else {
                return "a CBLAS without a name"
            }
            typealias Describe = @convention(c) () -> UnsafePointer<CChar>?
            return unsafeBitCast(symbol, to: Describe.self)().map { String(cString: $0) } ?? "OpenBLAS"
        #endif
    }
}
