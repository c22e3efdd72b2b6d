import Foundation
import Imaging
import Testing

/// Files whose end is missing: read when no row is, and said; refused otherwise.
@Suite struct NoticeTests {
    static let complete = ["png", "jpeg"].flatMap { (kind: String) in
        (try? Fixture.names(in: kind, suffix: kind == "png" ? ".png" : ".jpg")) ?? []
    }

    @Test func whatIsWhole_isReadWithoutANotice() throws {
        var seen = 0
        for name in Self.complete where !name.contains("/no-end") {
            var notices: [PictureNotice] = []
            _ = try Picture(contentsOf: Fixture.url(name), notices: &notices)
            #expect(notices.isEmpty, "\(name)")
            seen += 1
        }
        #expect(seen > 100)
    }

    @Test("A picture without its end is read, and said", arguments: complete.filter { $0.contains("/no-end") })
    func aMissingEnd_isSaid(name: String) throws {
        let url = Fixture.url(name)
        var notices: [PictureNotice] = []
        _ = try Picture(contentsOf: url, notices: &notices)
        let format: PictureFormat = name.hasSuffix("png") ? .png : .jpeg
        #expect(notices == [.endIsMissing(file: url.path, format: format)])
        #expect(notices.first?.description.hasPrefix("\(url.path) lacks the mark that ends a \(format)") == true)
    }

    @Test(
        "Cut at any byte, a file gives its whole picture or is refused as cut short",
        arguments: [
            "jpeg/baseline-420.jpg", "jpeg/gray.jpg", "jpeg/progressive.jpg", "jpeg/gray-progressive.jpg",
            "jpeg/restarts.jpg", "jpeg/cmyk.jpg", "jpeg/scan-by-scan.jpg", "png/rgb-8.png",
            "png/palette-4-interlaced.png",
        ])
    func cutAnywhere_isWholeOrRefused(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try Picture(decoding: bytes, name: name)
        let format: PictureFormat = name.hasSuffix("png") ? .png : .jpeg
        var read = 0
        for count in 8..<bytes.count {
            var notices: [PictureNotice] = []
            do throws(PictureError) {
                let picture = try Picture(decoding: Array(bytes.prefix(count)), name: name, notices: &notices)
                #expect(picture == whole, "\(count) bytes of \(bytes.count)")
                #expect(notices == [.endIsMissing(file: name, format: format)])
                read += 1
            } catch {
                #expect(error == .truncated(file: name, format: format, bytes: count))
            }
        }
        // The mark is two bytes of a JPEG and a chunk of twelve bytes of a PNG; a JPEG's last bits may say nothing.
        #expect((2...12).contains(read))
    }
}
