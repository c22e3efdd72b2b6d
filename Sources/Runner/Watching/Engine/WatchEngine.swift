import Foundation
import Grading
import TerminalUI

/// What happens when: the part of watching that knows neither terminal nor files nor checks.
///
/// It is given events, keeps the state that the screen shows, and says what is to be done. At most one check runs at a time: a
/// save while one runs ends it, and the next begins when it has ended.
package struct WatchEngine: Sendable {
    package internal(set) var state: WatchState
    private let now: @Sendable () -> ContinuousClock.Instant
    /// What the files held when they were last looked at.
    private var contents: SaveDetector.Contents
    private var running: Running?
    private var wanted: Wanted?
    private var lastNumber = 0
    /// The last result of this exercise, for comparing.
    private var previous: CheckSummary?
    private var all: [AllResult] = []

    private struct Running: Sendable {
        var number: Int
        var isAll: Bool
        var began: ContinuousClock.Instant
        var isCancelled = false
    }

    enum Wanted: Sendable { case one, all }

    /// - Parameter contents: what the files hold at the beginning.
    package init(
        exercise: WatchedExercise, contents: SaveDetector.Contents,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        state = WatchState(exercise: exercise)
        self.contents = contents
        self.now = now
    }

    /// The number of the check that runs; nil when none does, or it is being ended.
    package var currentCheck: Int? { running.flatMap { $0.isCancelled ? nil : $0.number } }

    /// What the files of an exercise were last known to hold; nil where that was not looked at.
    package func contents(of exercise: String) -> SaveDetector.Contents? {
        exercise == state.exercise.id ? contents : nil
    }

    /// What there is to do at the beginning.
    package mutating func start() -> [WatchEffect] {
        state.isMissing = contents == .missing
        return state.isMissing ? [] : want(.one)
    }

    package mutating func handle(_ event: WatchEvent) -> [WatchEffect] {
        switch event {
        case .key(let key): return handle(key)
        case .files(let contents, let exercise):
            if exercise == state.exercise.id { return handle(contents) }
            // Whoever saves another exercise's file works on that one now.
            return contents == .missing ? [] : [.follow(exercise)]
        case .signal(let number): return handle(signal: number)
        case .hangup: return cancel() + [.quit(signal: nil)]
        case .returned: return [.resume]
        case .tick: tick()
        case .stage(let stage, let check):
            guard check == currentCheck, case .checking(_, let seconds) = state.activity else { break }
            state.activity = .checking(stage, seconds: seconds)
        case .result(let result, let check):
            guard check == currentCheck else { break }
            take(result)
            // The verdict stands; what is still done is drawing.
            if running?.isAll == false { state.activity = .idle }
        case .picture(let picture, let check):
            if check == currentCheck { (state.picture, state.awaitsPicture) = (picture, false) }
        case .oneOfAll(let result, let check):
            guard check == currentCheck else { break }
            all.append(result)
            tick()
        case .ended(let check): return ended(check)
        case .exercise(let exercise, let contents): return move(to: exercise, contents)
        case .hints(let hints):
            state.hints = hints
        case .page(let page): (state.page, state.pageOffset) = (page, 0)
        case .notice(let notice): state.notice = notice
        }
        return []
    }

    // MARK: Files and signals

    private mutating func handle(_ new: SaveDetector.Contents) -> [WatchEffect] {
        // Somebody saved without a change, or brought it back to what is being checked.
        guard new != contents else { return [] }
        contents = new
        state.isMissing = new == .missing
        state.notice = nil
        state.asksForReset = false
        if case .missing = new { return cancel() }
        if case .present(let name) = new, running == nil, name == state.result?.sources { return [] }
        return want(.one)
    }

    private mutating func handle(signal: Int32) -> [WatchEffect] {
        switch signal {
        case SIGWINCH: [.redraw]
        case SIGCONT: [.resume]
        case SIGTSTP: [.suspend]
        default: cancel() + [.quit(signal: signal)]
        }
    }

    private mutating func tick() {
        guard let running else { return }
        let seconds = (now() - running.began) / .seconds(1)
        switch state.activity {
        case .checking(let stage, _): state.activity = .checking(stage, seconds: seconds)
        case .checkingAll: state.activity = .checkingAll(all, seconds: seconds)
        case .idle: break
        }
    }

    // MARK: Checks

    /// A check is to begin as soon as none runs.
    mutating func want(_ what: Wanted) -> [WatchEffect] {
        wanted = what
        guard running != nil else { return begin() }
        state.activity = .checking(.ending, seconds: 0)
        return endRunning()
    }

    /// No check is wanted any more.
    mutating func cancel() -> [WatchEffect] {
        wanted = nil
        return endRunning()
    }

    private mutating func endRunning() -> [WatchEffect] {
        guard let running, !running.isCancelled else { return [] }
        self.running?.isCancelled = true
        return [.cancel]
    }

    private mutating func begin() -> [WatchEffect] {
        guard let what = wanted else { return [] }
        wanted = nil
        lastNumber += 1
        running = Running(number: lastNumber, isAll: what == .all, began: now())
        state.hints = []
        state.notice = nil
        switch what {
        case .one:
            state.activity = .checking(.building, seconds: 0)
            return [.check(number: lastNumber)]
        case .all:
            all = []
            state.activity = .checkingAll([], seconds: 0)
            return [.checkAll(number: lastNumber)]
        }
    }

    private mutating func ended(_ check: Int) -> [WatchEffect] {
        guard let running, running.number == check else { return [] }
        self.running = nil
        state.activity = .idle
        state.awaitsPicture = false
        if running.isAll, !running.isCancelled { state.notice = summary(of: all) }
        return begin()
    }

    private func summary(of all: [AllResult]) -> Notice {
        let passed = all.count { $0.outcome == .passed }
        let failing = all.filter { $0.outcome != .passed }.map(\.id)
        let rest = failing.isEmpty ? "" : " Not yet: \(failing.joined(separator: ", "))."
        return Notice(failing.isEmpty ? .done : .plain, "\(passed) of \(all.count) exercises pass.\(rest)")
    }

    private mutating func take(_ result: CheckSummary) {
        state.result = result
        state.change = previous.flatMap { ResultChange(from: $0, to: result) }
        // Beside a new verdict, the old picture would be taken for its own.
        (state.picture, state.awaitsPicture) = (nil, result.share != nil)
        if result.outcome == .passed {
            // It is one of the version that is there now.
            (state.exercise.hasPassed, state.exercise.isOutdated) = (true, false)
        } else if result.version != nil {
            state.exercise.isOutdated = true
        }
        // The course's own fault says nothing about the edit; the next result is compared with the one before it.
        if result.outcome != .graderFault { previous = result }
    }

    private mutating func move(to exercise: WatchedExercise, _ contents: SaveDetector.Contents) -> [WatchEffect] {
        state.exercise = exercise
        (state.result, state.change, state.picture, previous) = (nil, nil, nil, nil)
        (state.hints, state.notice, state.asksForReset) = ([], nil, false)
        self.contents = contents
        state.isMissing = contents == .missing
        return state.isMissing ? cancel() : want(.one)
    }
}
