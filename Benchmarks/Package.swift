// swift-tools-version: 6.1
import PackageDescription

/// Measurements, in a package of their own so that nobody who takes the course builds them.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "CourseKit", path: "..")],
    targets: [
        .executableTarget(name: "NetworkBenchmark", dependencies: [.product(name: "NN", package: "CourseKit")])
    ],
    swiftLanguageModes: [.v6]
)
