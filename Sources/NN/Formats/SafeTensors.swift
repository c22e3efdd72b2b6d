import Foundation

/// Named arrays as a safetensors file holds them.
///
/// ```swift
/// let file = try SafeTensors(contentsOf: url)
/// let weight = try file.tensor("conv1.weight")
/// try SafeTensors(arrays: ["heatmap": StoredArray(heatmap)]).write(to: url)
/// ```
///
/// The layout: eight bytes with the length of a JSON header, the header, then the bytes of all arrays without gaps.
/// (The safetensors project, Hugging Face.)
public struct SafeTensors: Sendable {
    /// The arrays by name.
    public var arrays: [String: StoredArray]
    /// What the file says about itself.
    public var metadata: [String: String]
    /// The file that this was read from, for messages.
    public let file: String

    /// The contents of a file that is still to be written, by ``write(to:)`` or ``encoded()``.
    public init(arrays: [String: StoredArray], metadata: [String: String] = [:]) {
        self.arrays = arrays
        self.metadata = metadata
        file = "safetensors"
    }

    /// Opens a file; the arrays of a large one are mapped into memory and read when they are used.
    ///
    /// - Throws: ``WeightsError/unreadable(file:reason:)`` when the file cannot be opened,
    ///   ``WeightsError/malformed(file:place:reason:)`` when it is not
    ///   safetensors, truncated, or contradicts itself.
    public init(contentsOf url: URL) throws(WeightsError) {
        try self.init(data: FileBytes(contentsOf: url).data, file: url.path)
    }

    /// Reads the bytes of a file that lies elsewhere, as in an archive.
    ///
    /// - Parameters:
    ///   - data: the whole file.
    ///   - file: the name that messages call it by.
    /// - Throws: ``WeightsError/malformed(file:place:reason:)`` when they are not safetensors, truncated, or contradict
    ///   themselves.
    public init(data: Data, file: String = "safetensors") throws(WeightsError) {
        let header = try SafeTensorsHeader(data: data, file: file)
        self.file = file
        metadata = header.metadata
        arrays = [:]
        let start = data.startIndex + header.end
        for entry in header.entries {
            let bytes = data[start + entry.offsets.lowerBound..<start + entry.offsets.upperBound]
            arrays[entry.name] = StoredArray(entry.elementType, shape: entry.shape, bytes: bytes)
        }
    }

    /// The names of the arrays, sorted.
    public var names: [String] { arrays.keys.sorted() }

    /// The array of this name.
    ///
    /// - Throws: ``WeightsError/missing(file:key:nearest:)``, with the nearest names.
    public func array(_ name: String) throws(WeightsError) -> StoredArray {
        guard let array = arrays[name] else {
            throw .missing(file: file, key: name, nearest: nearest(to: name, among: names))
        }
        return array
    }

    /// The array of this name as `Float`, of whatever element type it is stored.
    ///
    /// - Throws: ``WeightsError/missing(file:key:nearest:)``, with the nearest names.
    public func tensor(_ name: String) throws(WeightsError) -> Tensor {
        try array(name).tensor
    }

    /// Writes a file, under a temporary name first so that no reader ever sees half of it.
    ///
    /// Arrays lie in the order of falling element size, then of names: the same contents give the same bytes.
    ///
    /// - Throws: ``WeightsError/unwritable(file:reason:)``; what was there before is then still there.
    public func write(to url: URL) throws(WeightsError) {
        do {
            try encoded().write(to: url, options: .atomic)
        } catch {
            throw .unwritable(file: url.path, reason: reason(of: error))
        }
    }

    /// The bytes of the file, as ``write(to:)`` writes them.
    public func encoded() -> Data {
        let ordered = arrays.sorted {
            ($1.value.elementType.size, $0.key) < ($0.value.elementType.size, $1.key)
        }
        var fields: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
            fields.append("\"__metadata__\":{" + pairs.joined(separator: ",") + "}")
        }
        var offset = 0
        for (name, array) in ordered {
            let shape = array.shape.map(String.init).joined(separator: ",")
            fields.append(
                "\(quoted(name)):{\"dtype\":\"\(array.elementType.rawValue)\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(offset),\(offset + array.bytes.count)]}")
            offset += array.bytes.count
        }
        var header = Data(("{" + fields.joined(separator: ",") + "}").utf8)
        // Arrays start at a multiple of eight bytes, so that mapped elements are aligned.
        header.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - header.count % 8) % 8))
        var data = Data(littleEndian: [UInt64(header.count)])
        data.reserveCapacity(8 + header.count + offset)
        data.append(header)
        for (_, array) in ordered { data.append(array.bytes) }
        return data
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Why a file could not be written, in words; Foundation's own would not say it on every platform.
private func reason(of error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?: "there is no such folder"
    case .fileWriteNoPermission?: "permission was denied"
    case .fileWriteOutOfSpace?: "the disk is full"
    case .fileWriteVolumeReadOnly?: "the disk is read-only"
    default: (error as NSError).localizedDescription
    }
}
