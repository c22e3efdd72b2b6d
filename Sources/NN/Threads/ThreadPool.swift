#if !canImport(Darwin)
    import Dispatch
    import Foundation
    import Synchronization

    /// Threads, one for each core but the caller's, that share the pieces of one call at a time.
    ///
    /// A layer is a few calls of some ten microseconds, one right after the other, and waking a thread can take as long
    /// as such a call; on a virtual machine, much longer. So whoever waits here, a helper for the next call or the
    /// caller for the last piece, looks again and again for a moment before it goes to sleep.
    ///
    /// The caller does not depend on its helpers: pieces belong to whoever takes them first.
    final class ThreadPool: Sendable {
        static let shared = ThreadPool(helpers: coreCount - 1)

        /// The number of the call, how many pieces it has and how many of them are taken, in 32, 16 and 16 bits.
        private let state = Atomic<UInt64>(0)
        /// The address of the call's closure.
        private let body = Atomic<UInt>(0)
        /// How many pieces of the call are done.
        private let done = Atomic<Int>(0)
        private let isBusy = Atomic<Bool>(false)

        private let sleepingHelpers = Atomic<Int>(0)
        private let alarm = DispatchSemaphore(value: 0)
        private let callerSleeps = Atomic<Bool>(false)
        private let lastPieceDone = DispatchSemaphore(value: 0)

        init(helpers: Int) {
            for worker in 0..<helpers {
                Thread { self.help(as: worker + 1) }.start()
            }
        }

        /// Calls `body` with each piece of `0..<count` and the number of the worker that does it: 0 for the caller,
        /// then any of the helpers', however few pieces there are.
        ///
        /// A call from within a piece, or while another thread's call is under way, does all its pieces by itself.
        func perform(_ count: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
            guard count > 1, count <= 0xffff, !isBusy.exchange(true, ordering: .acquiring) else {
                for piece in 0..<count { body(piece, 0) }
                return
            }
            defer { isBusy.store(false, ordering: .releasing) }
            withoutActuallyEscaping(body) { body in
                withUnsafePointer(to: body) { address in
                    let call = begin(count, UInt(bitPattern: address))
                    while let piece = takePiece(of: call) {
                        body(piece, 0)
                        done.add(1, ordering: .acquiringAndReleasing)
                    }
                    waitUntilDone(count)
                }
            }
        }

        private func begin(_ count: Int, _ address: UInt) -> UInt64 {
            body.store(address, ordering: .relaxed)
            done.store(0, ordering: .relaxed)
            let call = (state.load(ordering: .relaxed) >> 32 + 1) & 0xffff_ffff
            state.store(call << 32 | UInt64(count) << 16, ordering: .sequentiallyConsistent)
            for _ in 0..<min(sleepingHelpers.load(ordering: .sequentiallyConsistent), count - 1) { alarm.signal() }
            return call
        }

        /// The next piece of a call, or nil when all are taken.
        private func takePiece(of call: UInt64) -> Int? {
            var seen = state.load(ordering: .acquiring)
            while seen >> 32 == call, seen & 0xffff < Self.pieces(seen) {
                let (isMine, now) = state.compareExchange(
                    expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
                if isMine { return Int(seen & 0xffff) }
                seen = now
            }
            return nil
        }

        private static func pieces(_ state: UInt64) -> UInt64 { state >> 16 & 0xffff }

        private func waitUntilDone(_ count: Int) {
            if Self.soon({ done.load(ordering: .acquiring) == count }) { return }
            while done.load(ordering: .sequentiallyConsistent) < count {
                callerSleeps.store(true, ordering: .sequentiallyConsistent)
                // Whoever ended the last piece may have looked before this.
                if done.load(ordering: .sequentiallyConsistent) == count,
                    callerSleeps.exchange(false, ordering: .sequentiallyConsistent)
                {
                    return
                }
                lastPieceDone.wait()
            }
        }

        private func help(as worker: Int) {
            var call: UInt64 = 0
            while true {
                call = nextCall(after: call)
                while true {
                    // Read before a piece is taken: once it is, the call cannot end, so this is its closure.
                    let address = body.load(ordering: .acquiring)
                    guard let piece = takePiece(of: call) else { break }
                    let count = Self.pieces(state.load(ordering: .relaxed))
                    Self.run(address, piece, worker)
                    if done.add(1, ordering: .sequentiallyConsistent).newValue == count,
                        callerSleeps.exchange(false, ordering: .sequentiallyConsistent)
                    {
                        lastPieceDone.signal()
                    }
                }
            }
        }

        /// A function of its own, so that the closure has been let go when it returns.
        @inline(never)
        private static func run(_ address: UInt, _ piece: Int, _ worker: Int) {
            UnsafePointer<(Int, Int) -> Void>(bitPattern: address)!.pointee(piece, worker)
        }

        private func nextCall(after last: UInt64) -> UInt64 {
            while true {
                var call = last
                let isThere = Self.soon {
                    call = state.load(ordering: .acquiring) >> 32
                    return call != last
                }
                if isThere { return call }
                sleepingHelpers.add(1, ordering: .sequentiallyConsistent)
                // A call may have begun before this thread counted as asleep.
                if state.load(ordering: .sequentiallyConsistent) >> 32 == last { alarm.wait() }
                sleepingHelpers.subtract(1, ordering: .sequentiallyConsistent)
            }
        }

        /// Looks for two milliseconds whether a condition comes true, and soon lets other threads go first.
        private static func soon(_ condition: () -> Bool) -> Bool {
            let start = DispatchTime.now().uptimeNanoseconds
            var waited: UInt64 = 0
            while waited < 2_000_000 {
                for _ in 0..<256 where condition() { return true }
                if waited > 50_000 { sched_yield() }
                waited = DispatchTime.now().uptimeNanoseconds - start
            }
            return false
        }
    }

    /// Calls `body` with each piece of `0..<count`, on all cores, and returns when all are done.
    ///
    /// - Parameter body: gets the number of the piece and that of the worker, below ``coreCount``, that does it; a
    ///   worker does one piece at a time.
    func perform(_ count: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
        ThreadPool.shared.perform(count, body)
    }
#endif
