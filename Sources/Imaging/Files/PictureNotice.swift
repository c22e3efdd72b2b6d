/// What is wrong with a picture file that could be read all the same.
public enum PictureNotice: Sendable, Hashable {
    /// The file ends after the last row of its picture and before the mark that ends it.
    case endIsMissing(file: String, format: PictureFormat)
}

extension PictureNotice: CustomStringConvertible {
    /// One sentence that says what is wrong and what it means.
    public var description: String {
        switch self {
        case .endIsMissing(let file, let format):
            "\(file) lacks the mark that ends a \(format), but all rows of its picture are there."
        }
    }
}
