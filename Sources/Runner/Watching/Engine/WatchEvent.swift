import Foundation

/// Something that happens while somebody watches.
package enum WatchEvent: Sendable {
    // From outside.
    case key(Key)
    /// The files of an exercise hold something new, or are gone.
    case files(SaveDetector.Contents, of: String)
    case signal(Int32)
    /// The terminal is gone.
    case hangup
    /// The editor has given the terminal back.
    case returned
    /// A moment has passed while a check runs.
    case tick

    // From checks, each with its number.
    case stage(CheckStage, check: Int)
    case result(CheckSummary, check: Int)
    case picture(ScreenPicture?, check: Int)
    /// One of all exercises has been checked.
    case oneOfAll(AllResult, check: Int)
    /// The check has come to its end, also one that was ended.
    case ended(check: Int)

    // From what keys asked for.
    case exercise(WatchedExercise, contents: SaveDetector.Contents)
    case hints([String])
    case page(TextPage)
    case notice(Notice)
}

/// What is to be done about an event, by whoever can.
package enum WatchEffect: Sendable, Equatable {
    case check(number: Int)
    case checkAll(number: Int)
    case cancel
    case hint, reset, next, list, details, openPage, openEditor
    /// Go on with another exercise: its file was saved.
    case follow(String)
    /// The screen was drawn for another size, or something else has drawn on it.
    case redraw
    /// Take the terminal again: somebody else has had it.
    case resume
    /// Stop as Ctrl-Z does.
    case suspend
    /// End; by the signal, if one asked for it.
    case quit(signal: Int32?)
}
