#if os(Linux)
    import Foundation
    import Synchronization

    /// Tells that something happens to files, by watching the folders that they are in: an editor that renames a new file over
    /// the old one is seen as well as one that writes into it.
    final class FolderEvents: Sendable {
        /// Readable when something has happened; -1 where the system has no such thing to give.
        let descriptor: Int32
        private let watches = Mutex<[Int32: URL]>([:])

        init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }

        deinit { if descriptor >= 0 { close(descriptor) } }

        /// Watches the folders of some files; those that are watched already go on being watched.
        ///
        /// A folder that is not there is left out, and can be asked for again.
        func watch(_ files: [URL]) {
            guard descriptor >= 0 else { return }
            let folders = Set(files.map { $0.deletingLastPathComponent().path })
            watches.withLock { watches in
                for (watch, folder) in watches where !folders.contains(folder.path) {
                    inotify_rm_watch(descriptor, watch)
                    watches[watch] = nil
                }
                // Asked for again, a folder that is another one under the same name gets a watch of its own.
                for folder in folders {
                    let watch = inotify_add_watch(descriptor, folder, Self.mask)
                    guard watch >= 0 else { continue }
                    watches = watches.filter { $0.value.path != folder }
                    watches[watch] = URL(filePath: folder)
                }
            }
        }

        private static let mask = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
                | IN_DELETE_SELF | IN_MOVE_SELF)

        /// Takes what has been told since the last time.
        func happened() -> [Happening] {
            var happenings: [Happening] = []
            var buffer = [UInt8](repeating: 0, count: 16384)
            while true {
                let length = read(descriptor, &buffer, buffer.count)
                guard length > 0 else { return happenings }
                buffer.withUnsafeBytes { bytes in
                    var offset = 0
                    while offset + MemoryLayout<inotify_event>.size <= length {
                        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                        let start = offset + MemoryLayout<inotify_event>.size
                        let name = String(
                            decoding: bytes[start..<start + Int(event.len)].prefix { $0 != 0 }, as: UTF8.self)
                        offset = start + Int(event.len)
                        // Without a name it is about the folder; when there were too many, about anything.
                        happenings.append(
                            Happening(
                                name: name.isEmpty ? nil : name,
                                isWhole: event.mask & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO) != 0))
                    }
                }
            }
        }
    }
#endif
