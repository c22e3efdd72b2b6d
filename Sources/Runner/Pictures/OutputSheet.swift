import Foundation
import Imaging

/// What was drawn of one output in one case.
package struct OutputSheet: Sendable {
    /// The picture's file.
    package let file: URL
    /// Its tiles: yours, the reference, the error; where there are many, those in the first row are what is to be seen first.
    package let sheet: ContactSheet
    /// What the learner's tensor holds, in words.
    package let yours: TensorSummary
    /// What the reference holds, in words.
    package let reference: TensorSummary

    package init(file: URL, sheet: ContactSheet, yours: TensorSummary, reference: TensorSummary) {
        self.file = file
        self.sheet = sheet
        self.yours = yours
        self.reference = reference
    }
}
