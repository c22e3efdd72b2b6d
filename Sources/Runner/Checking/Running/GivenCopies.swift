import Foundation
import Lessons
import NN

/// Copies of given files whose names, or the names in them, would tell which case is meant.
struct GivenCopies {
    /// Where the copies lie; made with the first.
    let folder: URL
    private var made: [String: String] = [:]
    /// The paths of the files that were copied, by those of their copies.
    private(set) var originals: [String: String] = [:]

    init(folder: URL) { self.folder = folder }

    /// Whether the names in a file are made of case ids, as those of tensors may be.
    static func namesCases(_ text: String) -> Bool { GivenKind.path(in: text).hasSuffix(".safetensors") }

    /// The path of a copy, which says nothing but what kind of file it is.
    ///
    /// Of a file of tensors, a copy for one case holds what is that case's own (`<case>/<key>`, called `<key>` here) and what
    /// all share. A file that cannot be read is given as it is: the check will say so.
    ///
    /// - Parameter text: a path, behind which a tensor of the file may be named (`inputs/noise.safetensors#noise`).
    /// - Throws: `BuildFault.unwritable`.
    mutating func copy(of text: String, for caseID: String) throws(BuildFault) -> String {
        let path = GivenKind.path(in: text)
        let isTensors = Self.namesCases(text)
        let key = isTensors ? "\(caseID)/\(path)" : path
        let rest = text.dropFirst(path.count)
        if let known = made[key] { return known + rest }
        guard FileManager.default.isReadableFile(atPath: path) else { return text }
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        let target = folder.appending(path: "\(name).\(URL(filePath: path).pathExtension)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if isTensors, let file = try? SafeTensors(contentsOf: URL(filePath: path)) {
                try SafeTensors(arrays: Self.own(file.arrays, of: caseID)).write(to: target)
            } else {
                try Data(contentsOf: URL(filePath: path)).write(to: target)
            }
        } catch {
            throw .unwritable(path: target.path, reason: error.localizedDescription)
        }
        made[key] = target.path
        originals[target.path] = path
        return target.path + rest
    }

    private static func own(_ arrays: [String: StoredArray], of caseID: String) -> [String: StoredArray] {
        var own = arrays.filter { !$0.key.contains("/") }
        for (name, array) in arrays where name.hasPrefix("\(caseID)/") {
            own[String(name.dropFirst(caseID.count + 1))] = array
        }
        return own
    }
}
