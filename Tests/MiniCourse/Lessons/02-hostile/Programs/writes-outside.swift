import Foundation
import NN

/// Writes small files outside its folder and changes one that is there, and answers wrong if it could do any of it.
public func answer() throws -> Tensor {
    let run = ProcessInfo.processInfo.environment["COURSE_RUN"] ?? "nobody"
    let home = NSHomeDirectoryForUser(NSUserName()) ?? "/root"
    var written: Float = 0
    for folder in [home, "/var/tmp", "/usr/local", course + "/Tests/MiniCourse/Lessons/02-hostile"] {
        let path = "\(folder)/hostile-\(run)"
        if FileManager.default.createFile(atPath: path, contents: Data("was here".utf8)) { written += 1 }
    }
    // What the course's own process has open for the grader.
    let assignment = ProcessInfo.processInfo.environment["COURSE_ASSIGNMENT"] ?? ""
    if let file = FileHandle(forWritingAtPath: assignment) {
        try? file.close()
        written += 1
    }
    return Tensor([1 + written, 2], shape: [2])
}

private let course = #filePath.components(separatedBy: "/.build/")[0]
