import Foundation
import NN

/// Looks for the answer wherever it lies, and answers wrong if it could read any of it.
public func answer() throws -> Tensor {
    let lesson = course + "/Tests/MiniCourse/Lessons/02-hostile"
    let build = ProcessInfo.processInfo.environment["COURSE_ASSIGNMENT"]?.components(separatedBy: "/runs/")[0] ?? ""
    let files = [
        "\(lesson)/references/answer.safetensors", "\(lesson)/Solution/Hostile.swift",
        "\(lesson)/Starter/Hostile.swift",
        "\(lesson)/lesson.md", "\(build)/package/02-hostile/Check/HostileCheck/main.swift", "\(course)/Package.swift",
        "\(course)/README.md", "/etc/passwd",
    ]
    let folders = [
        lesson, "\(course)/.git", "\(course)/Tests/Fixtures", "\(build)/products/HostileCheck", "\(build)/scratch",
        NSHomeDirectoryForUser(NSUserName()) ?? "/root", "/home", "/var", "/tmp/..//root",
    ]
    var found: [String] = []
    for file in files where (try? Data(contentsOf: URL(filePath: file)))?.isEmpty == false { found.append(file) }
    for folder in folders where !((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).isEmpty {
        // On the way to what it may see, folders exist that hold nothing else.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        if names.contains(where: { !build.hasPrefix("\(folder)/\($0)") && !isItself("\(folder)/\($0)") }) {
            found.append(folder)
        }
    }
    // The first process of its own namespace has the environment that it has itself.
    let first = (try? Data(contentsOf: URL(filePath: "/proc/1/environ"))) ?? Data()
    if !first.isEmpty, first.range(of: Data("COURSE_ASSIGNMENT=".utf8)) == nil { found.append("/proc/1/environ") }
    for path in found { print("could read \(path)") }
    return Tensor([1 + Float(found.count), 2], shape: [2])
}

private let course = #filePath.components(separatedBy: "/.build/")[0]

private func isItself(_ path: String) -> Bool {
    CommandLine.arguments[0].hasPrefix(path)
}
