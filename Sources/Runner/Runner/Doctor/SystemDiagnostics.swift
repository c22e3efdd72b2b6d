import Checking
import Foundation
import Lessons
import Sandbox
import Subprocess
import Support
import TerminalImages

/// Looks at everything that the course needs, and says what to do about what is missing.
struct SystemDiagnostics: Sendable {
    let session: CourseSession
    /// How pictures are shown in this terminal.
    let images: TerminalImages

    /// What was found.
    struct Report: Encodable, Sendable {
        /// Whether nothing is a problem.
        var healthy: Bool
        var findings: [DoctorFinding]
        var machine: Machine
        var containment: ContainmentReport
        var images: ImageReport
    }

    /// How pictures are shown, and why so.
    struct ImageReport: Encodable, Sendable {
        /// As `--images` calls it.
        var method: String
        var says: String
    }

    /// What keeps a learner's program from doing harm.
    struct ContainmentReport: Encodable, Sendable {
        struct Entry: Encodable, Sendable {
            var name: String
            var available: Bool
            var says: String
            @OrNull var advice: String?

            init(_ status: ContainmentStatus) {
                (name, available, says, advice) = (status.name, status.isAvailable, status.says, status.advice)
            }

        }

        /// The name of the level that programs are run on; null when the one that was asked for does not work.
        @OrNull var inForce: String?
        var levels: [Entry]

        private enum CodingKeys: String, CodingKey {
            case inForce
            case levels = "rungs"
        }

    }

    /// The least room on the disk for building, in bytes.
    private static let neededDisk: Int64 = 1 << 30
    private static let neededMemory: UInt64 = 2 << 30

    func report() async -> Report {
        let machine = Machine.current(course: session.paths.root)
        var findings = [await swift(), await git(), await curl()]
        findings += await libraries()
        findings += [self.machine(machine), memory(machine), DoctorFinding("blas", .ok, machine.blas), disk(machine)]
        let levels = await ContainmentLadder().statuses()
        let (contained, inForce) = containment(levels)
        findings.append(contained)
        findings += [pictures()] + kit() + [lessons(), manifest(), progress()]
        return Report(
            healthy: !findings.contains { $0.status == .problem }, findings: findings, machine: machine,
            containment: ContainmentReport(
                inForce: inForce, levels: levels.map(ContainmentReport.Entry.init)),
            images: ImageReport(method: images.method.name, says: images.reason))
    }

    // MARK: Programs

    private func swift() async -> DoctorFinding {
        let advice = "Install Swift 6.1 or newer from https://www.swift.org/install."
        guard let words = await Self.output(of: "swift", "--version") else {
            return DoctorFinding("swift", .problem, "not on the PATH", advice: advice)
        }
        guard let match = words.firstMatch(of: /Swift version (\d+)\.(\d+)(\S*)/),
            let major = Int(match.1), let minor = Int(match.2)
        else { return DoctorFinding("swift", .problem, "says no version", advice: advice) }
        let version = "\(major).\(minor)\(match.3)"
        return (major, minor) >= (6, 1)
            ? DoctorFinding("swift", .ok, version)
            : DoctorFinding("swift", .problem, "\(version), too old", advice: advice)
    }

    private func git() async -> DoctorFinding {
        guard let words = await Self.output(of: "git", "--version") else {
            return DoctorFinding(
                "git", .note, "not on the PATH", advice: "Install git: packages and course updates come through it.")
        }
        return DoctorFinding("git", .ok, words.replacing("git version ", with: ""))
    }

    private func curl() async -> DoctorFinding {
        guard let words = await Self.output(of: "curl", "--version") else {
            return DoctorFinding(
                "curl", .note, "not on the PATH", advice: "Install curl: `course models install` fetches with it.")
        }
        return DoctorFinding("curl", .ok, words.split(separator: " ").dropFirst().first.map(String.init) ?? words)
    }

    private func libraries() async -> [DoctorFinding] {
        guard await Self.output(of: "pkg-config", "--version") != nil else {
            return [
                DoctorFinding(
                    "pkg-config", .problem, "not on the PATH",
                    advice: "Install pkg-config: the build finds the C libraries with it.")
            ]
        }
        var findings: [DoctorFinding] = []
        for library in SystemLibrary.needed {
            if let version = await Self.output(of: "pkg-config", "--modversion", library.name) {
                findings.append(DoctorFinding(library.name, .ok, version))
            } else {
                findings.append(
                    DoctorFinding(
                        library.name, .problem, "development files not found",
                        advice: "Install them: \(library.installCommand)"))
            }
        }
        return findings
    }

    /// What a program prints, without the newline at its end; nil when it cannot be run or fails.
    private static func output(of program: String, _ arguments: String...) async -> String? {
        let result = try? await Subprocess.run(
            .name(program), arguments: Arguments(arguments), output: .string(limit: 1 << 16), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        return result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    // MARK: The machine

    private func machine(_ machine: Machine) -> DoctorFinding {
        DoctorFinding("machine", .ok, "\(machine.system), \(machine.cores) \(machine.cores == 1 ? "core" : "cores")")
    }

    private func memory(_ machine: Machine) -> DoctorFinding {
        let value = Quantity.bytes(Int(machine.memory))
        return machine.memory >= Self.neededMemory
            ? DoctorFinding("memory", .ok, value)
            : DoctorFinding(
                "memory", .note, value, advice: "Builds want about 2 GiB; close other programs while building.")
    }

    private func disk(_ machine: Machine) -> DoctorFinding {
        guard let free = machine.freeDisk else { return DoctorFinding("disk", .note, "free space unknown") }
        let value = "\(Quantity.bytes(Int(free))) free"
        return free >= Self.neededDisk
            ? DoctorFinding("disk", .ok, value)
            : DoctorFinding("disk", .note, value, advice: "Builds want about 1 GiB; make room.")
    }

    // MARK: The course

    /// The level in force, and why it is not a better one.
    private func containment(_ levels: [ContainmentStatus]) -> (finding: DoctorFinding, inForce: String?) {
        let variable = CourseSession.containmentVariable
        do throws(ContainmentRefusal) {
            let asked = try CourseSession.asked(in: ProcessInfo.processInfo.environment)
            let works = levels.first { $0.isAvailable && (asked == nil || $0.name == asked?.rawValue) }
            guard let works else {
                if let asked, let status = levels.first(where: { $0.name == asked.rawValue }) {
                    throw .unavailable(status)
                }
                throw .notOfThisPlatform(asked ?? .limits)
            }
            let better = levels.prefix { $0.name != works.name }.filter { asked == nil || $0.isAvailable }
            let reasons = better.map { $0.isAvailable ? "\($0.name) would work" : "\($0.name): \($0.says)" }
            let value = ["\(works.name): \(works.says)"] + reasons
            let advice = asked == nil ? better.first?.advice : "Unset \(variable), and the best that works is used."
            return (
                DoctorFinding(
                    "containment", better.isEmpty ? .ok : .note, value.map(\.endingWithStop).joined(separator: " "),
                    advice: better.isEmpty ? nil : advice),
                works.name
            )
        } catch {
            return (
                DoctorFinding(
                    "containment", .problem, error.sentence,
                    advice: "Unset \(variable), and the best that works is used."),
                nil
            )
        }
    }

    /// No way to show pictures is no fault: there are their files.
    private func pictures() -> DoctorFinding {
        DoctorFinding("pictures", .ok, "\(images.method.words) (\(images.reason))")
    }

    /// The kit of a course of one's own; the shipped course is its own kit.
    private func kit() -> [DoctorFinding] {
        guard let file = session.file else { return [] }
        let folder = session.paths.courseKit.path
        let isOurs = FileManager.default.isWritableFile(atPath: folder)
        let value = "\(file.kit.version), in \(folder)" + (isOurs ? "" : ", which is not yours to write")
        guard file.kit.repository == nil else { return [DoctorFinding("kit", .ok, value)] }
        return [
            DoctorFinding(
                "kit", .note, value + "; the course does not say where others find it",
                advice: "Write repository: under kit: in \(CourseFile.name).")
        ]
    }

    private func lessons() -> DoctorFinding {
        let (course, problems) = (session.course, session.load.diagnostics)
        let value = "\(course.lessons.count) lessons, \(course.exercises.count) exercises"
        guard let first = problems.first else { return DoctorFinding("lessons", .ok, value) }
        let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
        return DoctorFinding(
            "lessons", .problem, "\(value); \(first.location): \(first.message)\(more)",
            advice: "\(first.remedy) If you did not edit it: git checkout -- Lessons")
    }

    private func manifest() -> DoctorFinding {
        let file = session.paths.lessons.appending(path: "Package.swift")
        let course = session.paths.load(.beforeRecording).course
        let isCurrent =
            (try? String(contentsOf: file, encoding: .utf8)) == LessonsManifest.text(for: course)
        return isCurrent
            ? DoctorFinding("targets", .ok, "Lessons/Package.swift is up to date")
            : DoctorFinding(
                "targets", .note, "Lessons/Package.swift is not what the lessons say",
                advice: "Run `\(session.invocation) author sync`, so that your editor knows every exercise.")
    }

    private func progress() -> DoctorFinding {
        do {
            let progress = try session.progress()
            let passed = session.course.exercises.count { progress[$0].passed != nil }
            return DoctorFinding("progress", .ok, "\(passed) of \(session.course.exercises.count) exercises passed")
        } catch let error as StateError {
            return DoctorFinding("progress", .problem, "cannot be read", advice: error.sentence)
        } catch {
            return DoctorFinding("progress", .problem, "\(error)")
        }
    }
}
