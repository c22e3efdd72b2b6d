import Foundation

/// The header of a safetensors file, checked: whatever passes can be sliced without looking again.
struct SafeTensorsHeader {
    struct Entry {
        let name: String
        let elementType: ElementType
        let shape: [Int]
        /// Bytes of the array, counted from the end of the header.
        let offsets: Range<Int>
    }

    let entries: [Entry]
    let metadata: [String: String]
    /// Bytes from the start of the file to the first array.
    let end: Int

    /// The format's own limit; a file that claims more is not read.
    private static let longest = 100_000_000

    init(data: Data, file: String) throws(WeightsError) {
        func malformed(_ place: String, _ reason: String) -> WeightsError {
            .malformed(file: file, place: place, reason: reason)
        }
        guard data.count >= 8 else {
            throw malformed("start", "a safetensors file has at least 8 bytes, this one has \(data.count)")
        }
        let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= Self.longest else {
            throw malformed(
                "start", "the header claims \(length) bytes, more than \(Self.longest): not a safetensors file")
        }
        guard Int(length) <= data.count - 8 else {
            throw malformed(
                "header", "claims \(length) bytes, but only \(data.count - 8) follow: the file is truncated")
        }
        end = 8 + Int(length)
        let bytes = data[data.startIndex + 8..<data.startIndex + end]
        guard bytes.first == UInt8(ascii: "{") else {
            throw malformed("header", "does not begin with {: not a safetensors file")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw malformed("header", "is not UTF-8 text")
        }
        let fields: [(key: String, value: HeaderValue)]
        do {
            fields = try HeaderParser.object(in: bytes)
        } catch {
            throw malformed("header, byte \(error.offset)", error.reason)
        }
        var entries: [Entry] = []
        var metadata: [String: String] = [:]
        for (key, value) in fields {
            guard case .object(let members) = value else {
                throw malformed(key, "wanted an object, found \(value.kind)")
            }
            if key == "__metadata__" {
                for (name, value) in members {
                    guard case .string(let text) = value else {
                        throw malformed("__metadata__", "\(name) is \(value.kind), wanted a string")
                    }
                    metadata[name] = text
                }
            } else {
                do {
                    entries.append(try Self.entry(key, members))
                } catch {
                    throw malformed(key, error.reason)
                }
            }
        }
        self.metadata = metadata
        self.entries = entries.sorted {
            ($0.offsets.lowerBound, $0.offsets.upperBound) < ($1.offsets.lowerBound, $1.offsets.upperBound)
        }
        try checkLayout(available: data.count - end, file: file)
    }

    private struct Refusal: Error { let reason: String }

    private static func entry(_ name: String, _ members: [(key: String, value: HeaderValue)]) throws(Refusal) -> Entry {
        var elementType: ElementType?
        var shape: [Int]?
        var offsets: [Int]?
        for (key, value) in members {
            switch (key, value) {
            case ("dtype", .string(let text)):
                elementType = ElementType(rawValue: text)
                if elementType == nil, ["F8_", "F6_", "F4"].contains(where: text.hasPrefix) {
                    throw Refusal(
                        reason: "is of the type \(text), floating point of so few bits that no network here computes "
                            + "with it; turn it into single precision in PyTorch (tensor.float()) and save it again")
                }
                if elementType == nil {
                    let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Refusal(reason: "element type \"\(text)\" is not known; known are \(known)")
                }
            case ("shape", .integers(let list)): shape = list
            case ("data_offsets", .integers(let list)): offsets = list
            case ("dtype", _), ("shape", _), ("data_offsets", _):
                throw Refusal(reason: "\(key) is \(value.kind)")
            default: throw Refusal(reason: "does not know the key \"\(key)\"; there are dtype, shape, data_offsets")
            }
        }
        guard let elementType else { throw Refusal(reason: "has no dtype") }
        guard let shape else { throw Refusal(reason: "has no shape") }
        guard let offsets else { throw Refusal(reason: "has no data_offsets") }
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
            throw Refusal(reason: "data_offsets \(offsets) are not a start and an end")
        }
        // Counted in elements of 8 bytes, and an axis of length 0 as 1: whoever multiplies the lengths, in whatever order
        // and type, must not overflow on the way.
        var size = 8
        var overflow = false
        for length in shape where !overflow { (size, overflow) = size.multipliedReportingOverflow(by: max(length, 1)) }
        guard !overflow else {
            throw Refusal(reason: "\(elementType.rawValue) of shape \(shape) needs more bytes than can be counted")
        }
        size = shape.contains(0) ? 0 : size / 8 * elementType.size
        guard size == offsets[1] - offsets[0] else {
            throw Refusal(
                reason: "\(elementType.rawValue) of shape \(shape) needs \(size) bytes, "
                    + "data_offsets \(offsets) hold \(offsets[1] - offsets[0])")
        }
        return Entry(name: name, elementType: elementType, shape: shape, offsets: offsets[0]..<offsets[1])
    }

    /// Arrays must follow each other without gaps or overlaps, from the header's end to the file's.
    private func checkLayout(available: Int, file: String) throws(WeightsError) {
        var end = 0
        for entry in entries {
            guard entry.offsets.upperBound <= available else {
                throw .malformed(
                    file: file, place: entry.name,
                    reason: "ends at byte \(entry.offsets.upperBound) of the data, but there are only \(available): "
                        + "the file is truncated")
            }
            guard entry.offsets.lowerBound == end else {
                let what = entry.offsets.lowerBound < end ? "overlaps the array before it" : "leaves a gap"
                throw .malformed(
                    file: file, place: entry.name,
                    reason: "starts at byte \(entry.offsets.lowerBound) of the data, wanted \(end): it \(what)")
            }
            end = entry.offsets.upperBound
        }
        guard end == available else {
            throw .malformed(
                file: file, place: "end", reason: "\(available - end) bytes follow the last array, wanted none")
        }
    }
}
