import Foundation

/// What a check writes to both of its streams where a case begins, so that the runner knows in which case something was printed.
///
/// It is the name that was drawn for the case, between two control characters. Which case it belongs to, the check does not know.
enum CaseMark {
    /// What stands on both sides of the name.
    private static let side = "\u{1E}"

    /// Writes the mark of a case behind all that was printed before it.
    static func write(_ caseID: String) {
        // What `print` still holds back belongs to the case before.
        fflush(nil)
        let mark = Data((side + caseID + side).utf8)
        for stream in [FileHandle.standardOutput, FileHandle.standardError] { try? stream.write(contentsOf: mark) }
    }
}
