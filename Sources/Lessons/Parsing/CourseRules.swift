/// What has to hold among the lessons of a course: names are used once, and what a lesson requires comes before it.
struct CourseRules {
    let lessons: [ParsedLesson]

    func check() {
        checkLessonIDs()
        checkNumbers()
        checkRequirements()
        checkExerciseIDs()
        checkTargets()
        checkReviewIDs()
    }

    private func checkLessonIDs() {
        var seen: [String: SourceLocation] = [:]
        for lesson in lessons {
            guard let front = lesson.front, let id = front.id else { continue }
            if let first = seen[id] {
                lesson.log.report(
                    front.idLocation, "The lesson id \"\(id)\" is taken by \(first).", remedy: "Give it another id.")
            } else {
                seen[id] = front.idLocation
            }
        }
    }

    private func checkNumbers() {
        var seen: [Int: String] = [:]
        for lesson in lessons {
            let name = lesson.folder.lastPathComponent
            if let first = seen[lesson.number] {
                lesson.log.report(
                    SourceLocation(file: lesson.file, line: 1, column: 1),
                    "The folders \(first) and \(name) have the same number.",
                    remedy: "Number them in the order of the course.")
            } else {
                seen[lesson.number] = name
            }
        }
    }

    private func checkRequirements() {
        let known = Dictionary(
            lessons.compactMap { lesson in lesson.front?.id.map { ($0, lesson) } },
            uniquingKeysWith: { first, _ in first })
        for lesson in lessons {
            guard let front = lesson.front else { continue }
            for (index, required) in front.requires.enumerated() {
                guard let other = known[required.id] else {
                    lesson.log.report(
                        required.location, "There is no lesson \"\(required.id)\".",
                        remedy: Spelling.remedy(for: required.id, among: known.keys.sorted(), listing: "lessons"))
                    continue
                }
                if front.requires[..<index].contains(where: { $0.id == required.id }) {
                    lesson.log.report(
                        required.location, "\"\(required.id)\" is required twice.", remedy: "Keep one of them.")
                }
                if let id = front.id, let way = Self.way(from: required.id, to: id, among: known) {
                    lesson.log.report(
                        required.location,
                        "The lessons require each other in a circle: \(([id] + way).joined(separator: " -> ")).",
                        remedy: "Remove one of these requirements.")
                } else if other.number > lesson.number {
                    lesson.log.report(
                        required.location, "\"\(required.id)\" comes later, in \(other.folder.lastPathComponent).",
                        remedy: "Renumber the folders, or remove the requirement.")
                }
            }
        }
    }

    /// The lessons on the way from one to another along `requires`; nil when there is no way.
    private static func way(from start: String, to end: String, among lessons: [String: ParsedLesson]) -> [String]? {
        var ways = [[start]]
        var visited: Set<String> = [start]
        while let way = ways.popLast() {
            guard let last = way.last else { continue }
            if last == end { return way }
            for next in lessons[last]?.front?.requires ?? [] where visited.insert(next.id).inserted {
                ways.append(way + [next.id])
            }
        }
        return nil
    }

    private func checkExerciseIDs() {
        var seen: [String: SourceLocation] = [:]
        func claim(_ id: String, at place: SourceLocation, log: DiagnosticLog) {
            if let first = seen[id] {
                log.report(
                    place, "The exercise id \"\(id)\" is taken by \(first).",
                    remedy: "Give it another id; an id is never reused.")
            } else {
                seen[id] = place
            }
        }
        for lesson in lessons {
            for exercise in lesson.exercises {
                if let id = exercise.id { claim(id, at: exercise.idLocation, log: lesson.log) }
                for alias in exercise.aliases { claim(alias.id, at: alias.location, log: lesson.log) }
            }
        }
    }

    private func checkReviewIDs() {
        var seen: [String: SourceLocation] = [:]
        for lesson in lessons {
            for review in lesson.reviews {
                if let first = seen[review.id] {
                    lesson.log.report(
                        review.location, "The review id \"\(review.id)\" is taken by \(first).",
                        remedy: "Give it another id; an id is never reused.")
                } else {
                    seen[review.id] = review.location
                }
            }
        }
    }

    private func checkTargets() {
        var seen: [String: SourceLocation] = [:]
        for lesson in lessons {
            for exercise in lesson.exercises {
                guard let target = exercise.target else { continue }
                for name in [target, target + "Check"] {
                    // On many disks, names that differ in case alone are one folder.
                    if let first = seen[name.lowercased()] {
                        lesson.log.report(
                            exercise.targetLocation, "The target \"\(name)\" is taken by \(first).",
                            remedy: "Give it another name.")
                    } else {
                        seen[name.lowercased()] = exercise.targetLocation
                    }
                }
            }
        }
    }
}
