import Toybox

/// Renders scenes on all cores; the result does not depend on how many there are.
enum RenderOutput {
    /// The renderings of a run of scenes, in order.
    static func render(set: PictureSet, _ indices: Range<Int>, size: Int) async -> [Example] {
        await withTaskGroup(of: (Int, Example).self) { group in
            for index in indices {
                group.addTask { (index, set.render(index, size: size)) }
            }
            var finished: [(Int, Example)] = []
            finished.reserveCapacity(indices.count)
            for await result in group { finished.append(result) }
            return finished.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
