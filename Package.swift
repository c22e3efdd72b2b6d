// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// Numeric modules run optimized in every configuration: a debug build of a convolution would take minutes, and the
/// learner's package builds them in debug so that the learner's own code keeps its bounds messages.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// NN's inner loops call functions of other files, which are only inlined when the module is compiled as a whole. (A debug
/// build also writes an index for editors, for which it needs a file of results for each source: hence the threads.)
let optimizedAsAWhole: [SwiftSetting] = [
    .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode"])
]

/// OpenBLAS on Linux; on Apple platforms NN uses Accelerate, which needs no system library target.
let blas: [Target.Dependency] = [.target(name: "CBLAS", condition: .when(platforms: [.linux]))]

/// SHA-256 on Linux; on Apple platforms CryptoKit has it.
let crypto: [Target.Dependency] = [.target(name: "CCrypto", condition: .when(platforms: [.linux]))]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "CourseKit",
    platforms: [.macOS(.v14)],
    products: [
        .library(name: "NN", targets: ["NN"]),
        .library(name: "Imaging", targets: ["Imaging"]),
        .library(name: "Explaining", targets: ["Explaining"]),
        .library(name: "Starter", targets: ["Starter"]),
        .library(name: "ExerciseKit", targets: ["ExerciseKit"]),
        // What a check is linked with: the same modules as one shared library, so that they are compiled only once.
        .library(name: "CourseKit", type: .dynamic, targets: ["NN", "Imaging", "Starter", "ExerciseKit"]),
        .executable(name: "course", targets: ["Runner"]),
        .executable(name: "toybox", targets: ["ToyboxTool"]),
        .executable(name: "fuzz", targets: ["Fuzz"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // What learners import and read.
        .target(name: "NN", dependencies: blas, swiftSettings: optimizedAsAWhole),
        .target(name: "Imaging", dependencies: ["NN", "CPNG", "CJPEG"], swiftSettings: optimized),
        .target(name: "Explaining", dependencies: ["NN"], swiftSettings: optimized),
        .target(name: "Starter"),
        .target(name: "ExerciseKit", dependencies: ["NN", "Imaging", "Starter"]),

        // What reads lessons and grades answers.
        .target(name: "Lessons", dependencies: ["Yams", "CCmarkGFM"]),
        .target(name: "Grading", dependencies: ["NN", "Lessons"], swiftSettings: optimized),

        // The command line, room by room: each imports only rooms that stand above it here.
        .target(name: "Support", dependencies: crypto, path: "Sources/Runner/Support"),
        .target(
            name: "VersionControl", dependencies: ["Support", subprocess], path: "Sources/Runner/VersionControl"),
        .target(
            name: "Sandbox", dependencies: ["Support", "CLaunch", subprocess], path: "Sources/Runner/Sandbox"),
        .target(
            name: "ModelStore", dependencies: ["Support", "Lessons", "NN", subprocess],
            path: "Sources/Runner/ModelStore"),
        .target(name: "TerminalUI", dependencies: ["Support", "Lessons"], path: "Sources/Runner/TerminalUI"),
        .target(
            name: "TerminalImages", dependencies: ["Support", "TerminalUI", "Imaging", "Lessons", subprocess],
            path: "Sources/Runner/TerminalImages", swiftSettings: optimized),
        .target(
            name: "Pictures", dependencies: ["Imaging", "NN", "Lessons", "Grading"], path: "Sources/Runner/Pictures",
            swiftSettings: optimized),
        .target(
            name: "Pages",
            dependencies: ["Support", "Lessons", "Grading", "NN", "Imaging", "Explaining"],
            path: "Sources/Runner/Pages", resources: [.copy("Assets")], swiftSettings: optimized),
        .target(
            name: "Checking", dependencies: ["Support", "Sandbox", "Lessons", "Grading", "NN", "Starter", "CLaunch"],
            path: "Sources/Runner/Checking"),
        .target(
            name: "Watching", dependencies: ["Support", "TerminalUI", "Grading", "CLaunch"],
            path: "Sources/Runner/Watching"),
        .target(name: "Live", path: "Sources/Runner/Live"),
        .target(
            name: "Updating", dependencies: ["Support", "VersionControl", "Lessons", subprocess],
            path: "Sources/Runner/Updating"),
        .target(
            name: "Authoring",
            dependencies: [
                "Support", "VersionControl", "Sandbox", "Checking", "TerminalUI", "Pages", "Lessons", "Grading", "NN",
                "Imaging",
            ],
            path: "Sources/Runner/Authoring"),
        .target(
            name: "Classroom",
            dependencies: [
                "Support", "VersionControl", "Sandbox", "Checking", "Pictures", "Pages", "Lessons", "Grading", "NN",
                "Imaging",
            ],
            path: "Sources/Runner/Classroom"),
        .executableTarget(
            name: "Runner",
            dependencies: [
                "Support", "Sandbox", "Checking", "ModelStore", "TerminalUI", "TerminalImages", "Pictures", "Pages",
                "Watching", "Live", "Updating", "Authoring", "Classroom", "NN", "Imaging", "Explaining", "Lessons",
                "Grading",
                "CLaunch",
                arguments, subprocess,
            ],
            path: "Sources/Runner/Runner"),

        .target(name: "CLaunch"),

        // What made the shipped pictures.
        .target(name: "Toybox", swiftSettings: optimized),
        .executableTarget(
            name: "ToyboxTool",
            dependencies: ["Toybox", "Imaging", arguments]),

        // What feeds damaged files to the readers.
        .executableTarget(
            name: "Fuzz",
            dependencies: ["NN", "Imaging", arguments],
            swiftSettings: optimized),

        // What grading costs; `Benchmarks/grading` runs it.
        .executableTarget(
            name: "GradingBenchmark", dependencies: ["Grading", "Lessons", "NN"], path: "Benchmarks/GradingBenchmark",
            swiftSettings: optimized),

        // C libraries.
        .systemLibrary(
            name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
        .systemLibrary(
            name: "CLibPNG", path: "Sources/CPNG/System", pkgConfig: "libpng",
            providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(
            name: "CLibJPEG", path: "Sources/CJPEG/System", pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
        // zlib, which libpng stands on: also the compressed texts of a PNG are its streams.
        .target(
            name: "CPNG", dependencies: ["CLibPNG"], exclude: ["System"], linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CJPEG", dependencies: ["CLibJPEG"], exclude: ["System"]),
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // Tests mirror the sources.
        .testTarget(name: "NNTests", dependencies: ["NN"]),
        .testTarget(name: "ImagingTests", dependencies: ["Imaging"]),
        .testTarget(name: "ExplainingTests", dependencies: ["Explaining", "NN"]),
        .testTarget(name: "LessonsTests", dependencies: ["Lessons"]),
        .testTarget(name: "GradingTests", dependencies: ["Grading"]),
        .testTarget(name: "ExerciseKitTests", dependencies: ["ExerciseKit"]),
        .testTarget(
            name: "RunnerTests",
            dependencies: [
                "Support", "VersionControl", "Sandbox", "Checking", "ModelStore", "TerminalUI", "TerminalImages",
                "Pictures", "Pages", "Watching", "Live", "Updating", "Authoring", "Classroom", "Runner",
            ]),
        .testTarget(name: "ToyboxTests", dependencies: ["Toybox"]),
        .testTarget(name: "FuzzTests", dependencies: ["Fuzz", "NN"]),
        .testTarget(name: "CourseTests", dependencies: ["Checking", "Authoring", "Runner"]),
    ],
    swiftLanguageModes: [.v6]
)

// What is exported to grade with leaves the tests at home.
if !FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests") {
    package.targets.removeAll { $0.type == .test }
}

// The documentation of NN, which `Tools/docs` builds; nobody else needs to fetch what it takes.
if Context.environment["COURSE_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
