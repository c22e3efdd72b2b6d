import Toybox

/// Puts renderings on disk, one after the other.
protocol SceneWriter {
    func write(_ rendering: Rendering, index: Int) throws
    func finish() throws
}
