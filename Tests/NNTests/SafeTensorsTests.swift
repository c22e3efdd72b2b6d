import Foundation
import Testing

@testable import NN

@Suite struct SafeTensorsTests {
    @Test func everyElementType_survivesWritingAndReading() throws {
        let values = Tensor([0, -0.0, 1, -2.5, 65504, 0x1p-24, 0x1p-14, .infinity, -.infinity], shape: [3, 3])
        for type in [ElementType.float64, .float32, .float16] {
            let back = try roundTrip(StoredArray(values, as: type)).tensor
            #expect(back.shape == [3, 3])
            #expect(back.scalars.map(\.bitPattern) == values.scalars.map(\.bitPattern), "\(type)")
        }
        #expect(try roundTrip(StoredArray([3, 0, 255], shape: [3])).integers == [3, 0, 255])
        #expect(try roundTrip(StoredArray([-3, .max, .min], shape: [3, 1])).integers == [-3, .max, .min])
        let bytes = try roundTrip(StoredArray([UInt8]([0, 7, 255]), shape: [1, 3]))
        #expect(bytes.elementType == .uint8)
        #expect(bytes.tensor.scalars == [0, 7, 255])
    }

    @Test func otherWholeNumbers_areRead() throws {
        let data = Data([0xFE, 0xFF, 0xFF, 0xFF, 5, 0, 0, 0])
        #expect(try roundTrip(StoredArray(.int32, shape: [2], bytes: data)).integers == [-2, 5])
        #expect(try roundTrip(StoredArray(.int8, shape: [8], bytes: data)).integers == [-2, -1, -1, -1, 5, 0, 0, 0])
        #expect(try roundTrip(StoredArray(.int32, shape: [2], bytes: data)).tensor.scalars == [-2, 5])
    }

    @Test func halfPrecision_roundsToNearestTiesToEven() {
        // 1 + 2^-11 lies halfway between two binary16 numbers, 1 + 3 * 2^-11 too; 65520 is halfway to what would follow.
        let cases: [(Float, UInt16)] = [
            (1 + 0x1p-11, 0x3C00), (1 + 3 * 0x1p-11, 0x3C02), (65519, 0x7BFF), (65520, 0x7C00), (0x1p-25, 0),
            (0x1.8p-25, 1), (-0x1p-14, 0x8400), (0x1.FFFp-15, 0x0400),
        ]
        for (value, bits) in cases { #expect(HalfPrecision.binary16(value) == bits, "\(value)") }
        for bits in UInt16.min...UInt16.max {
            let value = HalfPrecision.value(binary16: bits)
            if value.isNaN { continue }
            #expect(HalfPrecision.binary16(value) == bits)
        }
        #expect(HalfPrecision.bfloat16(1 + 0x1p-8) == 0x3F80)
        #expect(HalfPrecision.bfloat16(1 + 3 * 0x1p-8) == 0x3F82)
        #expect(HalfPrecision.value(bfloat16: 0x3F82) == 1.015625)
        #expect(HalfPrecision.value(binary16: HalfPrecision.binary16(.nan)).isNaN)
    }

    @Test func fileWrittenByTheReferenceImplementation_isRead() throws {
        let fixture = try Fixture("resnet18")
        #expect(fixture.file.metadata.keys.contains("torch"))
        #expect(try fixture.tensor("logits").shape == [2, 10])
    }

    @Test func sameContents_giveTheSameBytes() throws {
        let arrays = ["b": StoredArray(Tensor([1], shape: [1])), "a": StoredArray([1, 2], shape: [2])]
        let first = SafeTensors(arrays: arrays, metadata: ["say \"hi\"\n": "\\ü"]).encoded()
        #expect(first == SafeTensors(arrays: arrays, metadata: ["say \"hi\"\n": "\\ü"]).encoded())
        #expect(try SafeTensors(data: first).metadata == ["say \"hi\"\n": "\\ü"])
    }

    @Test func missingArray_namesTheNearest() throws {
        let file = SafeTensors(arrays: ["conv1.weight": StoredArray(Tensor(1)), "fc": StoredArray(Tensor(1))])
        #expect(throws: WeightsError.missing(file: "safetensors", key: "conv.weight", nearest: ["conv1.weight", "fc"]))
        {
            try file.tensor("conv.weight")
        }
    }

    @Test func absentFileAndFolder_areNamed() {
        let error = #expect(throws: WeightsError.self) {
            try SafeTensors(contentsOf: URL(filePath: "/no/such.safetensors"))
        }
        #expect(error?.description == "/no/such.safetensors: cannot be read: there is no such file")
        let folder = #expect(throws: WeightsError.self) { try SafeTensors(contentsOf: URL(filePath: "/")) }
        #expect(folder?.description.contains("folder") == true, "\(String(describing: folder))")
        let unwritable = #expect(throws: WeightsError.self) {
            try SafeTensors(arrays: [:]).write(to: URL(filePath: "/no/such/folder/a.safetensors"))
        }
        #expect(unwritable?.description.hasPrefix("/no/such/folder/a.safetensors: cannot be written: ") == true)
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let header: String
        var bytes = 4
        /// What the message must say.
        let says: String
        var testDescription: String { says }
    }

    static let broken: [Broken] = [
        Broken(header: "[1]", says: "does not begin with {"),
        Broken(header: "{", says: "wanted \""),
        Broken(header: "{\"a\":1}", says: "wanted a string, a list of whole numbers or an object"),
        Broken(header: "{\"a\":[1]}", says: "a: wanted an object, found the list [1]"),
        Broken(header: "{\"__metadata__\":{\"a\":[1]}}", says: "a is the list [1], wanted a string"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}", says: "element type \"F31\""),
        Broken(header: "{\"a\":{\"dtype\":[1],\"shape\":[1],\"data_offsets\":[0,4]}}", says: "dtype is the list [1]"),
        Broken(header: "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", says: "has no dtype"),
        Broken(header: "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", says: "has no shape"),
        Broken(header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", says: "has no data_offsets"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":\"\"}}",
            says: "does not know the key \"x\""),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
            says: "are not a start and an end"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
            says: "F32 of shape [2] needs 8 bytes, data_offsets [0, 4] hold 4"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}",
            says: "needs more bytes than can be counted"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483648,2147483648,2147483648,0],\"data_offsets\":[0,0]}}",
            bytes: 0, says: "needs more bytes than can be counted"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", says: "wanted a whole number"),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", says: "wanted ], found ."),
        Broken(
            header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
            says: "fits into 63 bits"),
        Broken(
            header:
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[1152921504606846975],\"data_offsets\":[0,1152921504606846975]}}",
            says: "there are only 4: the file is truncated"),
        Broken(
            header:
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}",
            says: "b: starts at byte 2 of the data, wanted 3: it overlaps the array before it"),
        Broken(
            header: "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[1,4]}}", says: "it leaves a gap"),
        Broken(
            header: "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]}}",
            says: "1 bytes follow the last array"),
        Broken(
            header:
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}",
            says: "the key \"a\" occurs twice"),
        Broken(header: "{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}", says: "the key \"dtype\" occurs twice"),
        Broken(header: "{} x", bytes: 0, says: "something follows the header's object"),
        Broken(header: "{\"a", says: "a string does not end"),
        Broken(header: "{\"a\\", says: "a string does not end"),
        Broken(header: "{\"\\q\":{}}", says: "an escape that JSON does not know"),
        Broken(header: "{\"a\n\":{}}", says: "a string holds a control character"),
        Broken(header: "{\"a\":{\"dtype\":{}}}", says: "wanted a string"),
    ]

    @Test(arguments: broken) func brokenHeader_givesOneClearError(_ broken: Broken) {
        let error = #expect(throws: WeightsError.self) {
            try SafeTensors(data: file(header: Data(broken.header.utf8), bytes: broken.bytes), file: "x.safetensors")
        }
        #expect(error?.description.hasPrefix("x.safetensors: ") == true)
        #expect(error?.description.contains(broken.says) == true, "\(String(describing: error))")
    }

    @Test func headerThatIsNotUTF8_isRefused() {
        let error = #expect(throws: WeightsError.self) {
            try SafeTensors(data: file(header: Data([UInt8(ascii: "{"), 0xFF, UInt8(ascii: "}")]), bytes: 0))
        }
        #expect(error?.description.contains("not UTF-8") == true)
    }

    @Test func absurdHeaderLengths_allocateNothing() {
        for length in [UInt64.max, 1 << 63, 100_000_001, 99_999_999] {
            let data = Data(littleEndian: [length]) + Data("{}".utf8)
            #expect(throws: WeightsError.self) { try SafeTensors(data: data) }
        }
        for count in 0..<8 { #expect(throws: WeightsError.self) { try SafeTensors(data: Data(count: count)) } }
    }

    @Test func everyTruncation_isAnError() throws {
        let whole = SafeTensors(
            arrays: ["a": StoredArray(Tensor([1, 2], shape: [2])), "b": StoredArray([UInt8(1)], shape: [1])],
            metadata: ["key": "value"]
        ).encoded()
        _ = try SafeTensors(data: whole)
        for count in 0..<whole.count {
            #expect(throws: WeightsError.self) { try SafeTensors(data: whole.prefix(count)) }
        }
    }

    /// Whatever single byte is damaged, the result is an error or arrays that can be read: never a trap.
    @Test func everyDamagedByte_isAnErrorOrReadable() throws {
        let whole = SafeTensors(
            arrays: ["a": StoredArray(Tensor([1, 2], shape: [1, 2])), "b": StoredArray([UInt8(1)], shape: [1])],
            metadata: ["key": "value"]
        ).encoded()
        for place in whole.indices {
            for damage in [UInt8(1), 0x20, 0x80, 0xFF] {
                var damaged = whole
                damaged[place] ^= damage
                guard let file = try? SafeTensors(data: damaged) else { continue }
                for name in file.names { _ = try file.tensor(name) }
            }
        }
    }

    private func roundTrip(_ array: StoredArray) throws -> StoredArray {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try SafeTensors(arrays: ["array": array]).write(to: url)
        return try SafeTensors(contentsOf: url).array("array")
    }

    private func file(header: Data, bytes: Int) -> Data {
        Data(littleEndian: [UInt64(header.count)]) + header + Data(count: bytes)
    }
}
