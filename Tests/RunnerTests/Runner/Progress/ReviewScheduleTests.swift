import Foundation
import Grading
import Lessons
import Testing

@testable import Runner

/// When review items come, and which comes first.
@Suite struct ReviewScheduleTests {
    private static let start = Date(timeIntervalSince1970: 1_750_000_000)
    private static func day(_ count: Double) -> Date { start + count * 86_400 }

    private let exercises = ["easy", "hard"].map {
        ExerciseSpec(id: $0, title: $0, target: $0, edit: [], outputs: [])
    }

    /// A course of two exercises with an item each, and two of the second.
    private var course: Course {
        let items = [("of-easy", "easy"), ("of-hard", "hard"), ("of-hard-too", "hard")].map { id, exercise in
            ReviewSpec(id: id, exercise: exercise, kind: .number(1, within: 0), ask: [], answer: [])
        }
        let lesson = Lesson(
            id: "l", title: "L", requires: [], number: 1, folder: URL(filePath: "/l"), blocks: [], exercises: exercises,
            reviews: items)
        return Course(root: URL(filePath: "/"), lessons: [lesson])
    }

    private func schedule(_ change: (inout Runner.Progress) -> Void = { _ in }) -> ReviewSchedule {
        var progress = Runner.Progress()
        for exercise in exercises { progress[exercise].record(.passed, points: 1, sources: "s", at: Self.start) }
        change(&progress)
        return ReviewSchedule(course: course, progress: progress)
    }

    private func ids(_ schedule: ReviewSchedule, on day: Double) -> [String] {
        schedule.due(at: Self.day(day)).map(\.id)
    }

    @Test func nothingIsDueBeforeAPassAndADay() {
        #expect(ReviewSchedule(course: course, progress: Runner.Progress()).due(at: Self.day(99)).isEmpty)
        #expect(ReviewSchedule(course: course, progress: Runner.Progress()).nextDate(after: Self.start) == nil)
        #expect(ids(schedule(), on: 0.99).isEmpty)
        #expect(schedule().nextDate(after: Self.start) == Self.day(1))
        #expect(ids(schedule(), on: 1) == ["of-easy", "of-hard", "of-hard-too"])
    }

    @Test func rightAnswers_moveItAwayTo3And7And21DaysAndThenForGood() throws {
        let item = course.reviews[0]
        var now = 1.0
        var progress = schedule().progress
        for wait in [3.0, 7, 21] {
            progress.record(item, isRight: true, isDue: true, at: Self.day(now))
            let schedule = ReviewSchedule(course: course, progress: progress)
            #expect(schedule.dueDate(of: item) == Self.day(now + wait))
            #expect(
                !schedule.isDue(item, at: Self.day(now + wait - 0.01)) && schedule.isDue(item, at: Self.day(now + wait))
            )
            now += wait
        }
        progress.record(item, isRight: true, isDue: true, at: Self.day(now))
        #expect(ReviewSchedule(course: course, progress: progress).dueDate(of: item) == nil)
    }

    @Test func wrongAnswer_bringsItBackTheNextDay() {
        let item = course.reviews[0]
        var progress = schedule().progress
        for day in [1.0, 4] { progress.record(item, isRight: true, isDue: true, at: Self.day(day)) }
        progress.record(item, isRight: false, isDue: false, at: Self.day(5))
        #expect(ReviewSchedule(course: course, progress: progress).dueDate(of: item) == Self.day(6))
        #expect(progress.reviews[item.id]?.wrong == 1)
    }

    @Test func earlyRightAnswer_provesNothing() {
        let item = course.reviews[0]
        var progress = schedule().progress
        progress.record(item, isRight: true, isDue: true, at: Self.day(1))
        progress.record(item, isRight: true, isDue: false, at: Self.day(1.1))
        #expect(ReviewSchedule(course: course, progress: progress).dueDate(of: item) == Self.day(4))
    }

    @Test func whatWasHardComesFirst() {
        #expect(ids(schedule { $0[exercises[1]].failures = 2 }, on: 2) == ["of-hard", "of-hard-too", "of-easy"])
        #expect(ids(schedule { $0[exercises[1]].hintsRead = [0] }, on: 2).first == "of-hard")
        let item = course.reviews[2]
        let wrong = schedule { $0.record(item, isRight: false, isDue: true, at: Self.day(1)) }
        #expect(ids(wrong, on: 3) == ["of-hard-too", "of-easy", "of-hard"])
        // Whoever checks on every save collects failures; beyond some they say nothing more.
        let saves = schedule {
            $0[exercises[0]].failures = 500
            $0[exercises[1]].failures = 8
            $0[exercises[1]].hintsRead = [0]
        }
        #expect(ids(saves, on: 2).last == "of-easy")
    }

    @Test func amongEquals_whatHasWaitedLongestComesFirst() {
        let late = schedule { progress in
            progress[exercises[0]] = ExerciseProgress()
            progress[exercises[0]].record(.passed, points: 1, sources: "s", at: Self.day(1))
        }
        #expect(ids(late, on: 5) == ["of-hard", "of-hard-too", "of-easy"])
    }

    @Test func reminder_comesOnceADay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let noon = calendar.startOfDay(for: Self.day(2)) + 43_200
        #expect(schedule().reminder(at: noon, calendar: calendar)?.id == "of-easy")
        let mentioned = schedule { $0.reviewMentioned = noon - 36_000 }
        #expect(mentioned.reminder(at: noon, calendar: calendar) == nil)
        #expect(mentioned.reminder(at: noon + 43_200, calendar: calendar) != nil)
        #expect(schedule().reminder(at: Self.start, calendar: calendar) == nil)
    }

    @Test func checks_countWhatWasHandedInWrongUntilThePass() {
        var work = ExerciseProgress()
        for outcome in [Outcome.failed, .didNotBuild, .notAttempted, .graderFault, .crashed] {
            work.record(outcome, points: 0, sources: "a", at: Self.start)
        }
        #expect(work.failures == 2)
        work.record(.passed, points: 1, sources: "b", at: Self.day(1))
        work.record(.failed, points: 0, sources: "c", at: Self.day(2))
        #expect(work.failures == 2)
        // A pass that is repeated is no new beginning.
        work.record(.passed, points: 1, sources: "d", at: Self.day(3))
        #expect(work.passed == ExerciseProgress.Pass(sources: "d", at: Self.day(1)))
    }

    @Test func progressOfAnEarlierVersion_isRead() throws {
        let text = """
            {"closedLessons": ["a"], "format": 1, "isWelcomed": true,
             "exercises": {"easy": {"hintsShown": 2, "points": 3, "outcome": "failed",
              "passed": {"at": "2026-01-02T03:04:05Z", "sources": "s"}}}}
            """
        let folder = TemporaryFolder()
        try folder.write(text, to: ".course/progress.json")
        let (progress, rescue) = try ProgressStore(folder: folder.url.appending(path: ".course")).load()
        #expect(rescue == nil)
        #expect(progress[exercises[0]].hintsRead == [0, 1] && progress[exercises[0]].failures == 0)
        #expect(progress.reviews.isEmpty && progress.began == nil && progress.closedLessons == ["a"])
    }
}
