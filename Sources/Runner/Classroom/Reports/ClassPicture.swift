import Foundation
import Pages
import Support

/// A sheet that the grading drew, as it stands in a page.
struct ClassPicture {
    let html: String

    /// Reads the file; nil when it is not there, or is no PNG: a picture is an aid, and the page stands without it.
    init?(_ shown: JudgedExercise.Shown, in folder: URL) {
        guard let data = try? Data(contentsOf: folder.appending(path: shown.file)), let size = Self.size(of: data)
        else {
            return nil
        }
        let caption = "\(shown.output.oneLine), \(shown.caseName.oneLine): \(shown.words.oneLine)".html
        html = """
            <figure><img alt="\(caption)" width="\(size.width)" height="\(size.height)" decoding="async" \
            src="data:image/png;base64,\(data.base64EncodedString())"><figcaption>\(caption)</figcaption></figure>
            """
    }

    /// Width and height as the head of a PNG has them, so that the page keeps the place before it is decoded.
    private static func size(of data: Data) -> (width: Int, height: Int)? {
        guard data.count > 24, data.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        func number(_ place: Int) -> Int {
            data[(data.startIndex + place)..<(data.startIndex + place + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        let (width, height) = (number(16), number(20))
        return width > 0 && height > 0 ? (width, height) : nil
    }
}
