import Foundation

/// How many pieces of work run at the same time: one for each core that this process may use, but no more than the
/// environment variable `OMP_NUM_THREADS`, which other libraries of this kind heed too, allows.
let coreCount: Int = {
    let allowed = ProcessInfo.processInfo.environment["OMP_NUM_THREADS"].flatMap { Int($0) } ?? .max
    return max(1, min(usableCores, allowed))
}()

/// How many cores this process may use; `taskset` and containers may leave it fewer than the machine has.
private var usableCores: Int {
    let all = ProcessInfo.processInfo.activeProcessorCount
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return min(all, status.flatMap(coresLeft(by:)) ?? all)
}

/// How many cores a process may use by what Linux says of it, a bit for each: `Cpus_allowed:  f,ffffffff`.
func coresLeft(by status: String) -> Int? {
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") }) else { return nil }
    let bits = line.dropFirst("Cpus_allowed:".count).reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
    return bits > 0 ? bits : nil
}

/// How many elements of simple work outweigh the waking of another core.
let elementsWorthACore = 16_384

/// Calls `body` with each of `0..<count`, on all cores, and returns when all are done.
func parallelFor(_ count: Int, _ body: (Int) -> Void) {
    guard count > 1, coreCount > 1 else {
        for index in 0..<count { body(index) }
        return
    }
    perform(count) { piece, _ in body(piece) }
}

/// Calls `body` with consecutive ranges that cover `0..<count`, one for each core when there is enough to do.
///
/// - Parameter minimum: the smallest range that is worth a core of its own.
func parallelFor(over count: Int, minimum: Int, _ body: (Range<Int>) -> Void) {
    let pieces = max(1, min(coreCount, count / max(minimum, 1)))
    parallelFor(pieces) { piece in
        body(count * piece / pieces..<count * (piece + 1) / pieces)
    }
}

/// Calls `body` with each of `0..<count`, on all cores; each core reuses one piece of memory for all its calls.
///
/// - Parameter scratch: how many elements of memory `body` gets; what they hold at first is not defined.
func parallelFor(_ count: Int, scratch: Int, _ body: (Int, UnsafeMutablePointer<Float>) -> Void) {
    let isAlone = count < 2 || coreCount < 2
    // For few pieces too any of the workers may come; memory that nobody touches costs nothing.
    withScratch(isAlone ? scratch : coreCount * scratch) { memory in
        if isAlone {
            for index in 0..<count { body(index, memory) }
        } else {
            perform(count) { piece, worker in body(piece, memory + worker * scratch) }
        }
    }
}

/// Lends memory for the duration of a call.
func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer { scratch.deallocate() }
    body(scratch)
}
