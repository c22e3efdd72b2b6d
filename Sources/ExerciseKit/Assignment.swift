import Foundation

/// What a check process is asked to do: the cases to run and the file to leave the answers in.
///
/// The runner writes it as JSON and names the file in the environment:
/// ```json
/// {"exercise": "grad-cam-map", "output": "/tmp/run/outputs.safetensors",
///  "cases": [{"id": "mug", "given": {"image": "/course/pictures/mug.png", "class": 3}}]}
/// ```
struct Assignment: Sendable, Decodable {
    /// The environment variable that holds the path of the assignment.
    static let environmentKey = "COURSE_ASSIGNMENT"

    /// One run of the learner's code.
    struct Case: Sendable, Decodable {
        /// The name that the outputs of this case are filed under.
        let id: String
        /// What the case hands to the check, by name.
        let given: [String: GivenValue]
    }

    /// The id of the exercise, for messages.
    let exercise: String
    /// The absolute path of the safetensors file to write.
    let output: String
    /// The runs, in order; at least one.
    let cases: [Case]

    /// Reads an assignment.
    ///
    /// - Throws: ``CheckError`` when the file cannot be read, is not what it should be, or names no case.
    init(contentsOf url: URL) throws {
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw CheckError.unreadableAssignment(path: url.path, reason: error.localizedDescription)
        }
        do {
            self = try JSONDecoder().decode(Assignment.self, from: data)
        } catch {
            throw CheckError.unreadableAssignment(path: url.path, reason: Self.explain(error))
        }
        guard !cases.isEmpty else {
            throw CheckError.unreadableAssignment(path: url.path, reason: "it names no case")
        }
    }

    private static func explain(_ error: any Error) -> String {
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return path.isEmpty ? "" : " at \(path)"
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "the key \"\(key.stringValue)\" is missing\(place(context))"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return "a value has the wrong type\(place(context))"
        case DecodingError.dataCorrupted(let context): return "it is not valid JSON\(place(context))"
        default: return error.localizedDescription
        }
    }
}
