import Foundation

/// The format of a file of weights, told by its first bytes: names and endings are no evidence.
enum WeightsFormat {
    case safeTensors
    case torch

    /// - Throws: `WeightsError.malformed` that says what the file seems to be, when it is neither.
    init(of data: Data, file: String) throws(WeightsError) {
        if let reason = Self.textOfJSON(data) { throw .malformed(file: file, place: "start", reason: reason) }
        if data.starts(with: Array("PK".utf8)) {
            self = .torch
        } else if data.first == 0x80, let version = data.dropFirst().first, (2...5).contains(version) {
            self = .torch
        } else if data.dropFirst(8).first == UInt8(ascii: "{") || data.count < 8 {
            self = .safeTensors
        } else {
            throw .malformed(file: file, place: "start", reason: Self.guess(data))
        }
    }

    /// What a text is that begins as JSON does, where safetensors begin with a number of eight bytes.
    private static func textOfJSON(_ data: Data) -> String? {
        guard data.first == UInt8(ascii: "{"), data.prefix(8).allSatisfy({ $0 >= 9 }) else { return nil }
        guard String(decoding: data.prefix(1 << 20), as: UTF8.self).contains("\"weight_map\"") else {
            return "is a text, as JSON is written, wanted safetensors or a torch checkpoint"
        }
        return "is the list of weights that lie in several files beside it, wanted one file; this joins them: "
            + "python3 -c \"import glob, safetensors.torch as s; s.save_file({k: t for f in "
            + "glob.glob('model-*-of-*.safetensors') for k, t in s.load_file(f).items()}, 'joined.safetensors')\""
    }

    private static func guess(_ data: Data) -> String {
        let wanted = "wanted safetensors or a torch checkpoint"
        func begins(_ text: String) -> Bool { data.starts(with: Array(text.utf8)) }
        return if data.dropFirst(257).starts(with: Array("ustar".utf8)) {
            "is a tar archive, as the very first versions of torch wrote, \(wanted); "
                + "load it in PyTorch and save its state dict again"
        } else if begins("version https://git-lfs") {
            "is a placeholder that Git LFS left, \(wanted); fetch the file itself with `git lfs pull`"
        } else if begins("<") {
            "is a web page, \(wanted); the download did not give the file"
        } else if data.starts(with: [0x1F, 0x8B]) {
            "is compressed by gzip, \(wanted); unpack it with `gunzip`"
        } else if data.starts(with: [0x89, 0x48, 0x44, 0x46]) {
            "is HDF5, as Keras writes, \(wanted)"
        } else {
            "is neither safetensors nor a torch checkpoint"
        }
    }
}
