import Foundation
import Testing

@testable import NN

/// Work shared out among the cores.
@Suite struct ThreadPoolTests {
    @Test(arguments: [0, 1, 2, 3, 7, 1000, 0xffff, 70_000])
    func everyPiece_isDoneOnce(count: Int) {
        let tally = Tally(count)
        parallelFor(count) { tally.add($0) }
        #expect(tally.counts.allSatisfy { $0 == 1 })
    }

    @Test func callsFromWithinPieces_areDone() {
        let tally = Tally(12)
        parallelFor(3) { outer in
            parallelFor(4) { inner in tally.add(outer * 4 + inner) }
        }
        #expect(tally.counts.allSatisfy { $0 == 1 })
    }

    @Test func callsFromSeveralThreads_doNotMixTheirPieces() {
        let tallies = (0..<6).map { _ in Tally(40) }
        DispatchQueue.concurrentPerform(iterations: tallies.count) { number in
            for _ in 0..<200 { parallelFor(40) { tallies[number].add($0) } }
        }
        for tally in tallies { #expect(tally.counts.allSatisfy { $0 == 200 }) }
    }

    /// Pauses of many lengths: helpers are met awake, asleep and just falling asleep, and so is the caller.
    @Test func callsAfterPauses_areDoneWhole() {
        let tally = Tally(2)
        for round in 0..<600 {
            usleep(UInt32(round % 60) * 10)
            parallelFor(2) { piece in
                if piece == round % 2 { usleep(UInt32(round % 50) * 12) }
                tally.add(piece)
            }
        }
        #expect(tally.counts == [600, 600])
    }

    @Test func memoryOfAWorker_isNotSharedWhileItWorks() {
        let collisions = Tally(1)
        parallelFor(500, scratch: 64) { piece, memory in
            for index in 0..<64 { memory[index] = Float(piece) }
            if piece % 7 == 0 { usleep(20) }
            if (0..<64).contains(where: { memory[$0] != Float(piece) }) { collisions.add(0) }
        }
        #expect(collisions.counts == [0])
    }

    #if !canImport(Darwin)
        /// More helpers than pieces, and than this machine may have cores: each has a number of its own, and does one
        /// piece at a time.
        @Test(arguments: [2, 3, 40]) func poolOfMany_doesEveryPieceOnce_eachWorkerOneAtATime(count: Int) {
            let pool = ThreadPool(helpers: 5)
            let (pieces, atWork, collisions) = (Tally(count), Tally(6), Tally(1))
            for round in 0..<200 {
                if round % 20 == 0 { usleep(3000) }  // long enough for all to fall asleep
                pool.perform(count) { piece, worker in
                    pieces.add(piece)
                    if atWork.add(worker) > 1 { collisions.add(0) }
                    usleep(UInt32(piece % 3) * 5)
                    atWork.add(worker, -1)
                }
            }
            #expect(pieces.counts.allSatisfy { $0 == 200 })
            #expect(atWork.counts.allSatisfy { $0 == 0 })
            #expect(collisions.counts == [0])
        }
    #endif

    @Test(arguments: [(0, 1), (1, 1), (10, 100), (10, 1), (11, 5)])
    func ranges_coverAllOnce(count: Int, minimum: Int) {
        let tally = Tally(count)
        parallelFor(over: count, minimum: minimum) { range in
            for index in range { tally.add(index) }
        }
        #expect(tally.counts.allSatisfy { $0 == 1 })
    }

    @Test(arguments: [
        ("Name:\tx\nCpus_allowed:\tf,ffffffff\nCpus_allowed_list:\t0-35\n", 36), ("Cpus_allowed:\t5\n", 2),
        ("Cpus_allowed:\t0\n", nil), ("Cpus_allowed:", nil), ("", nil),
    ])
    func coresLeft_areTheBitsOfTheMask(status: String, cores: Int?) {
        #expect(coresLeft(by: status) == cores)
    }

    /// Counts that several threads add to.
    private final class Tally: @unchecked Sendable {  // `stored` is only touched under the lock
        private let lock = NSLock()
        private var stored: [Int]

        init(_ count: Int) { stored = Array(repeating: 0, count: count) }

        @discardableResult func add(_ index: Int, _ amount: Int = 1) -> Int {
            lock.withLock {
                stored[index] += amount
                return stored[index]
            }
        }

        var counts: [Int] { lock.withLock { stored } }
    }
}
