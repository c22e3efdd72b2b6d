#if canImport(Darwin)
    import Dispatch

    /// Calls `body` with each piece of `0..<count`, on all cores, and returns when all are done.
    ///
    /// - Parameter body: gets the number of the piece and that of the worker, below ``coreCount``, that does it; a
    ///   worker does one piece at a time.
    func perform(_ count: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
        let workers = min(coreCount, count)
        // Dispatch asks for a sendable closure; it does not outlive this call, and the pieces write to disjoint memory.
        withoutActuallyEscaping(body) { body in
            let share = Share { worker in
                for piece in stride(from: worker, to: count, by: workers) { body(piece, worker) }
            }
            DispatchQueue.concurrentPerform(iterations: workers) { share.body($0) }
        }
    }

    /// A closure handed to several threads for the duration of one call.
    private struct Share: @unchecked Sendable {  // the caller of `perform` waits, so nothing escapes
        let body: (Int) -> Void
    }
#endif
