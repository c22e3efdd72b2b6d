import Foundation
import Support

/// What has been fetched of a file so far, and from where: it outlasts the process.
package struct PartialDownload: Sendable {
    /// The folder with the bytes and what is known about them.
    package let folder: URL

    /// The bytes.
    package var file: URL { folder.appending(path: "weights.part") }
    /// The last answer's head, as curl writes it.
    var head: URL { folder.appending(path: "head.txt") }
    private var origin: URL { folder.appending(path: "origin.json") }

    /// Where the bytes are from.
    package struct Origin: Codable, Equatable {
        /// The address, without name and password.
        package var address: String
        /// What the server called the version of the file.
        var validator: String?
    }

    /// How many bytes are there.
    package var bytes: Int {
        var status = stat()
        return stat(file.path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Where they are from, if that is known.
    var knownOrigin: Origin? {
        (try? Data(contentsOf: origin)).flatMap { try? JSONDecoder().decode(Origin.self, from: $0) }
    }

    /// Remembers where the bytes are from.
    package func remember(_ known: Origin) throws(POSIXFailure) {
        // Two words have a form in JSON.
        guard let data = try? JSONEncoder().encode(known) else { return }
        try AtomicFile.write(data, to: origin)
    }

    /// Forgets everything.
    func discard() {
        for url in [file, head, origin] { unlink(url.path) }
    }
}
