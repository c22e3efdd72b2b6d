/// A tensor in a file of the lesson: `references/grad-cam.safetensors#{case}/heatmap`.
public struct ReferencePath: Sendable, Hashable, CustomStringConvertible {
    /// The file, relative to the lesson's folder, `{case}` not yet replaced.
    public let file: String
    /// The tensor's key in the file, `{case}` not yet replaced.
    public let key: String

    /// The tensor `key` of the file `file`.
    ///
    /// - Parameters:
    ///   - file: a safetensors file, relative to the lesson's folder.
    ///   - key: the tensor's name in it; both may hold `{case}`.
    public init(file: String, key: String) {
        self.file = file
        self.key = key
    }

    /// The reference of one case: `{case}` replaced in file and key.
    public func resolved(for caseID: String) -> ReferencePath {
        ReferencePath(file: Placeholder.fill(file, case: caseID), key: Placeholder.fill(key, case: caseID))
    }

    /// `file#key`.
    public var description: String { "\(file)#\(key)" }
}

/// The one placeholder of a spec.
enum Placeholder {
    static let caseID = "{case}"

    static func fill(_ text: String, case id: String) -> String { text.replacing(caseID, with: id) }
}
