import Foundation
import Sandbox
import Support

/// What came of building an exercise's check.
package struct BuildResult: Sendable {
    package enum Ending: Sendable {
        /// The program that runs the exercise and hands in its outputs, and the library of the course that it needs for that.
        case built(executable: URL, library: URL)
        /// What the compiler has against the learner's code, or against how the check uses it.
        case failed([CompilerMessage])
        /// The clock ran out.
        case timedOut(seconds: Double)
        /// The compiler used more than a build may.
        case overLimit(RunReport.Resource, limit: Int)
    }

    package let ending: Ending
    /// From the wish to build to the end, waiting for another build not counted.
    package let seconds: Double
    /// Whether nothing had to be built.
    let wasCurrent: Bool
    /// All that the build printed; empty when nothing had to be built.
    package let log: String
    /// What was built, for telling one attempt from another: the same sources of the exercise, the same hash.
    package let sources: SourceHash
}

/// A name for the contents of the files that a learner edits.
package struct SourceHash: Sendable, Hashable, Codable, CustomStringConvertible {
    package let description: String

    package init(of files: [VariantSources.File]) {
        var digest = Digest()
        for file in files {
            digest.update(file.path)
            digest.update(file.contents)
        }
        description = digest.hexadecimal
    }

    package init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
