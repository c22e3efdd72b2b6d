import Checking
import Foundation
import Lessons
import Support

/// What a submission holds of one exercise.
struct HandedIn: Sendable, Equatable {
    /// A file in the place of an edited one.
    enum File: Sendable, Equatable {
        case contents(Data)
        /// A link, or something else that is no file of its own.
        case notAPlainFile
        case tooLarge(bytes: Int)
    }

    /// By the path relative to the lesson's folder, in the order of the spec; files that are not there are left out.
    var files: [(path: String, file: File)]

    static func == (a: HandedIn, b: HandedIn) -> Bool {
        a.files.elementsEqual(b.files) { $0.path == $1.path && $0.file == $1.file }
    }

    /// A name for exactly this.
    var digest: String {
        var digest = Digest()
        for (path, file) in files {
            digest.update(path)
            switch file {
            case .contents(let data):
                digest.update("contents")
                digest.update(data)
            case .notAPlainFile: digest.update("no plain file")
            case .tooLarge(let bytes): digest.update("\(bytes) bytes")
            }
        }
        return digest.hexadecimal
    }
}

/// All that was taken from a submission.
struct TakenWork: Sendable {
    /// What is there of one exercise.
    enum Part: Sendable {
        case files(HandedIn)
        case missing
        case unclear(String)
    }

    /// The first line of the file that identifies it; nil where no such file was asked for, or is there.
    var identity: String?
    /// By the exercise's id.
    var parts: [String: Part] = [:]
    /// Whether the submission has more files than are looked through, so that something may have been missed.
    let isCut: Bool
    var commit: String?
    var committedAt: Date?

    /// Takes what is wanted from a folder, and reads it whole: nothing of it is looked at again later.
    ///
    /// - Parameters:
    ///   - identify: the name of the file that identifies the submission.
    ///   - mostEntries: how many files and folders are looked at.
    init(
        from folder: URL, course: Course, exercises: [ExerciseSpec], identify: String?,
        mostEntries: Int = FolderListing.most
    ) {
        let listing = FolderListing(of: folder, most: mostEntries) { name in
            name == identify || FileChoice.isWanted(name, by: exercises)
        }
        isCut = listing.isCut
        let choice = FileChoice(course: course)
        func file(_ entry: FolderListing.Entry) -> HandedIn.File {
            guard case .file(let bytes) = entry.kind else { return .notAPlainFile }
            if bytes > LearnerFile.mostBytes { return .tooLarge(bytes: bytes) }
            let url = entry.path.reduce(folder) { $0.appending(path: $1) }
            return (try? Data(contentsOf: url)).map { .contents($0) } ?? .notAPlainFile
        }
        if let identify, let entry = listing.entries.first(where: { $0.path.last == identify }),
            case .contents(let data) = file(entry)
        {
            identity = Self.identity(in: data)
        }
        for exercise in exercises {
            guard let lesson = course.lesson(of: exercise.id) else { continue }
            var files: [(path: String, file: HandedIn.File)] = []
            var unclear: [String]?
            for path in exercise.edit {
                switch choice.find(path, of: lesson, in: listing, isSame: { file($0) == file($1) }) {
                case .entry(let entry): files.append((path, file(entry)))
                case .missing: break
                case .unclear(let paths): unclear = paths
                }
            }
            parts[exercise.id] =
                if let unclear {
                    .unclear(
                        "It cannot be told which of them is meant: \(Spelling.list(unclear.map(\.harmless))). "
                            + "Leave one of them in the submission.")
                } else if files.isEmpty { .missing } else { .files(HandedIn(files: files)) }
        }
    }

    /// Whether nothing at all was found.
    var isEmpty: Bool { parts.values.allSatisfy { if case .missing = $0 { true } else { false } } }

    /// The first line that says something, as a name may be.
    private static func identity(in data: Data) -> String? {
        let line = String(decoding: data.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline).lazy
            .map { $0.trimmingCharacters(in: .whitespaces) }.first { !$0.isEmpty }
        return line.map { String($0.harmless.prefix(200)) }
    }
}
