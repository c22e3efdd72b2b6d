import Checking
import Foundation
import Support

/// The folder that the files of an explanation are written to.
///
/// All files are written beside their places first and then renamed, so that a folder holds the files of one explanation,
/// old or new, also after a full disk. Files that this program did not write are never touched: `summary.json` lists those
/// that it did.
struct OutputFolder: Sendable {
    let url: URL

    /// A file to be written.
    struct File: Sendable {
        var name: String
        var data: Data
    }

    /// The file that lists the others.
    static let summary = "summary.json"
    /// Every name that an explanation may write.
    static let names = [summary, "heatmap.safetensors", "overlay.png", "input.png", "montage.png", "page.html"]

    /// The place of a file.
    func place(of name: String) -> URL { url.appending(path: name) }

    /// Refuses, before anything takes time, when nothing can be written here, or a file of one of our names was not written
    /// by us.
    ///
    /// - Throws: `CommandError`.
    func requireOurs() throws(CommandError) {
        var existing = url.standardizedFileURL
        while !FileManager.default.fileExists(atPath: existing.path), existing.path != "/" {
            existing = existing.deletingLastPathComponent()
        }
        var isFolder: ObjCBool = false
        guard !FileManager.default.fileExists(atPath: existing.path, isDirectory: &isFolder) || isFolder.boolValue
        else {
            throw .usage("\(existing.path) is a file, not a folder. Give another place with --out.")
        }
        guard FileManager.default.isWritableFile(atPath: existing.path) else {
            throw unwritable(url.path, CocoaError(.fileWriteNoPermission))
        }
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        let ours = written()
        let foreign = Self.names.filter {
            !ours.contains($0) && FileManager.default.fileExists(atPath: place(of: $0).path)
        }
        if let name = foreign.first {
            throw .usage(
                "\(place(of: name).path) is there already and was not written by `course explain`. Give another "
                    + "folder with --out.")
        }
    }

    /// Writes the files and takes away those of an earlier explanation that has more.
    ///
    /// Ctrl-C has to wait meanwhile: it is a matter of milliseconds.
    ///
    /// - Throws: `CommandError` naming what could not be written; the folder is then as it was.
    func write(_ files: [File]) throws(CommandError) {
        let interruption = signal(SIGINT, SIG_IGN)
        let termination = signal(SIGTERM, SIG_IGN)
        defer {
            signal(SIGINT, interruption)
            signal(SIGTERM, termination)
        }
        let manager = FileManager.default
        let stage = url.appending(path: ".course-explain-\(getpid())")
        let isNew = !manager.fileExists(atPath: url.path)
        var isWritten = false
        defer {
            try? manager.removeItem(at: stage)
            if isNew, !isWritten { rmdir(url.path) }
        }
        do {
            try manager.createDirectory(at: stage, withIntermediateDirectories: true)
        } catch {
            throw unwritable(url.path, error)
        }
        for file in files {
            do {
                try file.data.write(to: stage.appending(path: file.name))
            } catch {
                throw unwritable(place(of: file.name).path, error)
            }
        }
        let old = written()
        for file in files where rename(stage.appending(path: file.name).path, place(of: file.name).path) != 0 {
            throw unwritable(place(of: file.name).path, POSIXFailure())
        }
        isWritten = true
        for name in old.subtracting(files.map(\.name)) { try? manager.removeItem(at: place(of: name)) }
    }

    /// The files that an earlier explanation wrote here, as its summary lists them.
    private func written() -> Set<String> {
        struct Summary: Decodable {
            let method: String
            let files: [String]
        }
        guard let data = try? Data(contentsOf: place(of: Self.summary)),
            let summary = try? JSONDecoder().decode(Summary.self, from: data)
        else { return [] }
        let names = summary.files.map { URL(filePath: $0).lastPathComponent }
        return Set(names).intersection(Self.names)
    }

    /// What the system said, which Foundation wraps in a number of its own.
    private static func systemReason(_ error: NSError) -> String {
        let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard inner.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(inner.code))).lowercased()
    }

    private func unwritable(_ path: String, _ error: any Error) -> CommandError {
        let reason: String
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission?: reason = "permission was denied"
        case .fileWriteOutOfSpace?: reason = "the disk is full"
        case .fileWriteVolumeReadOnly?: reason = "the disk is read-only"
        default: reason = error is POSIXFailure ? "\(error)" : Self.systemReason(error as NSError)
        }
        let told = reason.last == "." ? String(reason.dropLast()) : reason
        return .refused(
            "\(path) cannot be written: \(told). Check the space and the permissions, or give another folder with "
                + "--out.")
    }
}
