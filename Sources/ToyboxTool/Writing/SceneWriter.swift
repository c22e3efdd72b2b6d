import Toybox

/// Puts renderings on disk, one after the other.
protocol SceneWriter {
    func write(_ rendering: Example, index: Int) throws
    func finish() throws
}
