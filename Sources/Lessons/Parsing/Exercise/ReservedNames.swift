/// Names that a target cannot have, since a module that a check is built with has them already.
///
/// They are compared without regard to case: on many disks `imaging` and `Imaging` are one folder.
public enum ReservedNames {
    /// What has a name already, in words; nil when it is free.
    public static func owner(of target: String) -> String? {
        let name = target.lowercased()
        if ours.contains(where: { $0.lowercased() == name }) { return "a module of the course" }
        if toolchains.contains(where: { $0.lowercased() == name }) { return "a module of Swift or of the system" }
        // A keyword is one in this spelling alone: `Class` is a good name, `class` is none.
        return keywords.contains(target) ? "a word of the language" : nil
    }

    /// The targets of `Package.swift` and of the packages that it uses.
    private static let ours = [
        "NN", "Imaging", "Explaining", "Starter", "ExerciseKit", "Lessons", "Grading", "Support", "VersionControl",
        "Sandbox", "Checking", "ModelStore", "TerminalUI", "TerminalImages", "Watching", "Live", "Pictures", "Pages",
        "Updating", "Authoring",
        "Classroom", "Runner", "Toybox", "ToyboxTool", "Fuzz", "GradingBenchmark", "CourseKit", "course", "CLaunch",
        "CBLAS", "CLibPNG", "CLibJPEG", "CPNG", "CJPEG",
        "CCmarkGFM", "CCrypto", "NNTests", "ImagingTests", "ExplainingTests", "LessonsTests", "GradingTests",
        "ExerciseKitTests", "RunnerTests", "ToyboxTests", "FuzzTests", "CourseTests", "ArgumentParser",
        "ArgumentParserToolInfo", "Subprocess", "SystemPackage", "CSystem", "Yams", "CYaml",
    ]

    private static let toolchains = [
        "Swift", "SwiftOnoneSupport", "Builtin", "Foundation", "FoundationEssentials", "FoundationInternationalization",
        "FoundationNetworking", "FoundationXML", "Dispatch", "Glibc", "Musl", "Darwin", "Android", "WinSDK", "Cxx",
        "CxxStdlib", "std", "Distributed", "Observation", "RegexBuilder", "Runtime", "Synchronization", "Testing",
        "XCTest", "PackageDescription", "PackagePlugin", "System", "os", "ObjectiveC", "CoreFoundation",
        "CoreGraphics", "CoreImage", "CoreML", "Accelerate", "Combine", "CryptoKit", "Metal", "SwiftUI", "UIKit",
        "AppKit", "Vision", "main",
    ]

    private static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
        "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch", "throw", "where", "while",
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "Type",
        "Protocol",
    ]
}
