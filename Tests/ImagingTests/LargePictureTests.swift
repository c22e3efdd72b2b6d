import Foundation
import Imaging
import Testing

/// A picture named by `LARGE_PICTURE` is read and shrunk, and what that took is printed: run it alone to measure.
@Test(.enabled(if: ProcessInfo.processInfo.environment["LARGE_PICTURE"] != nil))
func aLargePicture_isReadWithinBounds() throws {
    let path = try #require(ProcessInfo.processInfo.environment["LARGE_PICTURE"])
    let clock = ContinuousClock()
    let start = clock.now
    let picture = try Picture(contentsOf: URL(filePath: path))
    let read = clock.now
    let small = picture.resized(shortSide: 256)
    let done = clock.now
    #expect(min(small.width, small.height) == 256)
    var usage = rusage()
    #if os(Linux)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let peak = usage.ru_maxrss / 1024
    #else
        getrusage(RUSAGE_SELF, &usage)
        let peak = usage.ru_maxrss / 1_048_576
    #endif
    print("\(picture.width) x \(picture.height): read \(read - start), resized \(done - read), peak \(peak) MiB")
}
