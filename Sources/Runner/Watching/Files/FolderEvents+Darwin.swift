#if canImport(Darwin)
    import Foundation
    import Synchronization

    /// Tells that something happens to files, by a kernel queue on them and on the folders that they are in.
    ///
    /// Untested: it has never been compiled or run there.
    final class FolderEvents: Sendable {
        let descriptor: Int32
        private let watched = Mutex<[Int32]>([])

        init() { descriptor = kqueue() }

        deinit {
            watched.withLock { $0.forEach { close($0) } }
            if descriptor >= 0 { close(descriptor) }
        }

        /// Watches some files and their folders, instead of what was watched before.
        func watch(_ files: [URL]) {
            watched.withLock { watched in
                watched.forEach { close($0) }
                watched = Set(files.flatMap { [$0.path, $0.deletingLastPathComponent().path] }).compactMap { path in
                    let file = open(path, O_EVTONLY | O_CLOEXEC)
                    guard file >= 0 else { return nil }
                    let notes = NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_ATTRIB
                    var change = kevent(
                        ident: UInt(file), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                        fflags: UInt32(notes), data: 0, udata: nil)
                    kevent(descriptor, &change, 1, nil, 0, nil)
                    return file
                }
            }
        }

        /// Takes what has been told since the last time.
        ///
        /// The queue does not tell a step from the last one.
        func happened() -> [Happening] {
            var events = [kevent](repeating: kevent(), count: 16)
            var none = timespec()
            var happenings: [Happening] = []
            while kevent(descriptor, nil, 0, &events, Int32(events.count), &none) > 0 {
                happenings.append(Happening(name: nil, isWhole: false))
            }
            return happenings
        }
    }
#endif
