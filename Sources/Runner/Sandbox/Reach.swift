/// What a program may reach of the machine, beside the system's own programs and libraries.
///
/// The lists say what is allowed, and all else is out of reach: references, solutions, progress and the learner's home need
/// not be listed to be hidden. The rung `limits` cannot keep anybody to it.
package struct Reach: Codable, Sendable, Equatable {
    /// Files and folders that it may read, by absolute paths.
    package var readable: [String] = []
    /// Folders that it may fill, by absolute paths.
    package var writable: [String] = []
    /// What has to stay out of reach even where it lies in a folder of the system.
    package var hidden: [String] = []
    /// Whether it may use the network.
    package var network = false

    package init(readable: [String] = [], writable: [String] = [], hidden: [String] = [], network: Bool = false) {
        self.readable = readable
        self.writable = writable
        self.hidden = hidden
        self.network = network
    }

    /// Everything may be read: a compiler looks in many places, and is nobody's exercise.
    var readsEverything: Bool { readable.contains("/") }
}
