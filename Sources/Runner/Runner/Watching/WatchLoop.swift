import CLaunch
import Checking
import Foundation
import Lessons
import Sandbox
import Support
import TerminalImages
import TerminalUI
import Watching

/// Watches an exercise from the first check to the last key: takes events one by one, does what the engine says, shows what came
/// of it.
struct WatchLoop {
    var course: WatchedCourse
    var engine: WatchEngine
    let output: any WatchOutput
    let listener: WatchListener
    let pages: LivePages
    private let events: AsyncStream<WatchEvent>
    let send: @Sendable (WatchEvent) -> Void
    private var check: Task<Void, Never>?
    private var ticking: Task<Void, Never>?
    var editor: EditorProcess?

    /// - Parameters:
    ///   - output: where results are shown.
    ///   - keys: the terminal that keys are read from; nil where none are.
    ///   - pages: the pages that are kept current.
    /// - Throws: `StateError`, `POSIXError`.
    init(
        _ course: WatchedCourse, output: any WatchOutput, keys: Int32? = nil, pages: LivePages = LivePages()
    ) throws {
        self.pages = pages
        let (events, continuation) = AsyncStream.makeStream(of: WatchEvent.self)
        let send: @Sendable (WatchEvent) -> Void = { continuation.yield($0) }
        (self.events, self.send, self.output) = (events, send, output)
        self.course = output.hasScreen ? course.warning { send(.notice(Notice(.warning, $0))) } : course
        engine = WatchEngine(exercise: try course.watched(), contents: course.contents())
        listener = try WatchListener(keys: keys, giveUp: { output.end() }, tell: send)
        watchFiles()
    }

    /// Runs until a key, a signal or the end of the terminal says so.
    mutating func run() async {
        output.begin(engine.state)
        if let signal = await follow() {
            listener.end()
            claunch_end_by(signal)
        }
        listener.end()
    }

    /// - Returns: the signal that it ended by.
    private mutating func follow() async -> Int32? {
        var effects = engine.start()
        var queue = events.makeAsyncIterator()
        while true {
            while !effects.isEmpty {
                let effect = effects.removeFirst()
                if case .quit(let signal) = effect {
                    await end()
                    return signal
                }
                // What comes of it at once is taken before the next key.
                for event in await perform(effect) { effects += engine.handle(event) }
            }
            output.show(engine.state, limitingPage: { engine.limitPage(to: $0) })
            guard let event = await queue.next() else { return nil }
            effects = take(event)
        }
    }

    /// The engine's answer to an event; what concerns a program that has the terminal is not its business.
    private mutating func take(_ event: WatchEvent) -> [WatchEffect] {
        if case .returned = event { editor = nil }
        if let editor, case .signal(let signal) = event {
            switch signal {
            case SIGTERM, SIGHUP: kill(editor.id, signal)
            case SIGTSTP:
                claunch_stop()
                return []
            default: return []
            }
        }
        if case .ended = event { (check, ticking) = (nil, stopTicking()) }
        return engine.handle(event)
    }

    private func stopTicking() -> Task<Void, Never>? {
        ticking?.cancel()
        return nil
    }

    private mutating func end() async {
        output.end()
        check?.cancel()
        await check?.value
        ticking = stopTicking()
        pages.stop()
    }

    /// Does what the engine says.
    ///
    /// - Returns: what came of it at once; the rest is sent when it happens.
    private mutating func perform(_ effect: WatchEffect) async -> [WatchEvent] {
        switch effect {
        case .check(let number): return startCheck(number)
        case .checkAll(let number): return startAll(number)
        case .cancel: check?.cancel()
        case .hint: return attempt { [.hints(try NextHint(of: $0.exercise, in: $0.session).sentences)] }
        case .reset: return reset()
        case .next: return next()
        case .list: return list()
        case .details: return [.page(output.details(of: engine.state))]
        case .openPage: return openPage()
        case .follow(let id): return follow(id)
        case .openEditor: return openEditor()
        case .redraw: output.redraw()
        case .resume: if editor == nil { resume() }
        case .suspend:
            output.suspend()
            claunch_stop()
            resume()
        case .quit: break
        }
        return []
    }

    /// Takes the terminal again, once it is ours: whoever is continued in the background stops until it is brought to the front,
    /// unless it is to end.
    private func resume() {
        while !output.isForeground {
            // The signals that came with the one to continue are heard first.
            usleep(50_000)
            if listener.isEnding { return }
            output.suspend()
            claunch_stop()
        }
        output.resume()
    }

    /// Does something that can fail; what went wrong is said on the screen.
    mutating func attempt(_ body: (inout WatchedCourse) throws -> [WatchEvent]) -> [WatchEvent] {
        do {
            return try body(&course)
        } catch {
            let report = ErrorReport(error, of: CourseCommand.self)
            return [.notice(Notice(.warning, report.sentences.joined(separator: " ")))]
        }
    }

    /// Watches the exercise, and the others of its lesson, which may be gone on with.
    func watchFiles() {
        listener.watch(course.lesson.exercises.map { course.watching($0, known: engine.contents(of: $0.id)) })
    }

    // MARK: Checks

    private mutating func startCheck(_ number: Int) -> [WatchEvent] {
        let events = refresh()
        let (check, exercise, lesson) = (watchedCheck(number), course.exercise, course.lesson)
        run {
            _ = await check.run(exercise, in: lesson)
            check.end()
        }
        return events
    }

    private mutating func startAll(_ number: Int) -> [WatchEvent] {
        let events = refresh()
        let (check, course) = (watchedCheck(number), course.session.course)
        run {
            for lesson in course.lessons {
                for exercise in lesson.exercises {
                    guard let outcome = await check.run(exercise, in: lesson) else { return check.end() }
                    check.send(.oneOfAll(AllResult(id: exercise.id, outcome: outcome), check: number))
                }
            }
            check.end()
        }
        return events
    }

    private func watchedCheck(_ number: Int) -> WatchedCheck {
        WatchedCheck(number: number, course: course, output: output, pages: pages, send: send)
    }

    /// Reads lessons again that have changed.
    private mutating func refresh() -> [WatchEvent] {
        attempt { course in
            try course.refresh()
            return []
        }
    }

    private mutating func run(_ body: @escaping @Sendable () async -> Void) {
        check = Task(operation: body)
        guard output.hasScreen else { return }
        let send = send
        ticking = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(100))
                send(.tick)
            }
        }
    }
}
