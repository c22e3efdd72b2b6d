import Foundation

/// Decides when files that are being written are to be looked at, and whether they hold something new then.
///
/// A writer that has closed a file is believed at once. What may be the first of several steps, an empty file and a missing one
/// are given a moment to become something else; then they are what they are.
package struct SaveDetector: Sendable {
    /// What was found in the files.
    package enum Contents: Sendable, Equatable {
        /// A name for what they hold.
        case present(String)
        /// One of them is empty.
        case empty(String)
        case missing
    }

    /// How long the steps of one save may be apart.
    package static let settling = Duration.milliseconds(40)
    /// How long a file may be empty or gone before that is what it is.
    package static let patience = Duration.milliseconds(200)
    /// How often files are looked at where nobody tells of changes.
    package static let interval = Duration.milliseconds(500)

    private let read: @Sendable () -> Contents
    /// When to look next because something has happened.
    private var due: ContinuousClock.Instant?
    private var nextRound: ContinuousClock.Instant
    /// Since when the files have been empty or gone.
    private var unfinishedSince: ContinuousClock.Instant?
    /// What was told last.
    private var told: Contents?
    private let signatures: @Sendable () -> [FileSignature?]
    private var signature: [FileSignature?] = []

    /// - Parameters:
    ///   - files: the files.
    ///   - known: what they are known to hold; when they hold something else already, the first look says so.
    ///   - read: reads them.
    package init(
        files: [URL], known: Contents, now: ContinuousClock.Instant, read: @escaping @Sendable () -> Contents
    ) {
        self.read = read
        told = known
        signatures = { files.map { FileSignature(of: $0) } }
        nextRound = now + Self.interval
        due = now
    }

    /// When `look` is to be called if nothing happens before.
    package var deadline: ContinuousClock.Instant { min(due ?? nextRound, nextRound) }

    /// Whether the files are about to be looked at without a reason.
    func isRoundDue(now: ContinuousClock.Instant) -> Bool { now >= nextRound }

    /// A writer is done, or has begun.
    package mutating func note(finished: Bool, now: ContinuousClock.Instant) {
        let wanted = finished ? now : now + Self.settling
        // Once it is whole, what follows at once is about the same save.
        due = due.map { $0 <= now ? $0 : wanted } ?? wanted
    }

    /// What the files hold, when it is time to look and it is not what was told before.
    package mutating func look(now: ContinuousClock.Instant) -> Contents? {
        guard now >= deadline else { return nil }
        let current = signatures()
        if isRoundDue(now: now) { nextRound = now + Self.interval }
        // Between two events only the signature is looked at: reading costs more, on a network mount much more.
        guard due != nil || unfinishedSince != nil || current != signature else { return nil }
        due = nil
        signature = current
        let found = read()
        switch found {
        case .present: unfinishedSince = nil
        case .empty, .missing:
            let since = unfinishedSince ?? now
            unfinishedSince = since
            guard now >= since + Self.patience else {
                due = since + Self.patience
                return nil
            }
            unfinishedSince = nil
        }
        if found == told { return nil }
        told = found
        return found
    }
}
