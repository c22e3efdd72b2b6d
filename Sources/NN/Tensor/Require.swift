/// Stops the program with `message` when a condition that the caller must keep does not hold.
///
/// This is `precondition` for a module that is always built with `-O`, which would strip the message that a learner
/// needs: `fatalError` keeps it.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { stop(message()) }
}

/// Ends the program with `message`; kept out of line so that checks stay cheap.
@inline(never)
func stop(_ message: String) -> Never {
    fatalError(message)
}
