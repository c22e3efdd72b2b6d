import Foundation
import Lessons

/// Tells which files of a submission are an exercise's: by the course's layout, else by their names alone.
struct FileChoice: Sendable {
    /// What is known of one edited file.
    enum Found: Sendable, Equatable {
        case entry(FolderListing.Entry)
        case missing
        /// Several could be meant: their paths.
        case unclear([String])
    }

    /// The names of edited files that only one exercise of the course has, in small letters.
    private let unique: Set<String>

    init(course: Course) {
        let names = course.exercises.flatMap { exercise in exercise.edit.map { Self.name($0).lowercased() } }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        unique = Set(counts.filter { $0.value == 1 }.keys)
    }

    /// Whether a file of this name may be one that is wanted.
    static func isWanted(_ name: String, by exercises: [ExerciseSpec]) -> Bool {
        exercises.contains { $0.edit.contains { plain(name) == Self.name($0).lowercased() } }
    }

    /// The file that an exercise's file was handed in as.
    ///
    /// - Parameters:
    ///   - path: relative to the lesson's folder.
    ///   - isSame: whether two files are alike, so that it does not matter which is taken.
    func find(
        _ path: String, of lesson: Lesson, in listing: FolderListing,
        isSame: (FolderListing.Entry, FolderListing.Entry) -> Bool
    ) -> Found {
        let wanted = path.split(separator: "/").map(String.init)
        let name = Self.name(path)
        let slug = Self.slug(lesson.folderName)
        func isInLayout(_ entry: FolderListing.Entry, _ isLesson: (String) -> Bool) -> Bool {
            guard entry.path.count > wanted.count, entry.path.suffix(wanted.count).elementsEqual(wanted) else {
                return false
            }
            return isLesson(entry.path[entry.path.count - wanted.count - 1])
        }
        let ways: [(FolderListing.Entry) -> Bool] = [
            { isInLayout($0) { $0 == lesson.folderName } },
            // A version of the course in which the lesson had another number.
            { isInLayout($0) { Self.slug($0) == slug } },
            { entry in unique.contains(name.lowercased()) && entry.path.last == name && Self.isLoose(entry) },
            // What browsers and platforms make of a name: `GradCAM (1).swift`, `gradcam-2.swift`.
            { entry in
                unique.contains(name.lowercased()) && entry.path.last.map(Self.plain) == name.lowercased()
                    && Self.isLoose(entry)
            },
        ]
        for way in ways {
            let fitting = listing.entries.filter(way)
            guard let first = fitting.first else { continue }
            let nearest = fitting.prefix { $0.path.count == first.path.count }
            if nearest.allSatisfy({ $0 == first || isSame(first, $0) }) { return .entry(first) }
            return .unclear(nearest.map { $0.path.joined(separator: "/") })
        }
        return .missing
    }

    /// Whether it does not lie where a course keeps files of the same name that are not the learner's.
    private static func isLoose(_ entry: FolderListing.Entry) -> Bool {
        !entry.path.dropLast().contains { ["Solution", "Check", "Mistakes"].contains($0) }
    }

    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// `grad-cam` of `08-grad-cam`.
    private static func slug(_ folder: String) -> Substring { folder.drop { $0.isNumber }.drop { $0 == "-" } }

    /// A name in small letters, without the number that a second file of the same name gets.
    private static func plain(_ name: String) -> String {
        let lower = name.lowercased()
        guard let found = try? #/(.+?)(?: ?\(\d{1,3}\)|-\d{1,3})?(\.[a-z0-9]+)/#.wholeMatch(in: lower) else {
            return lower
        }
        return String(found.1 + found.2)
    }
}
