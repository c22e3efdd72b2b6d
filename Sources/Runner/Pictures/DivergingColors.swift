import Imaging

extension Colormap {
    /// Blue below zero, near white at zero, red above: for signed errors, zero in the middle of the range.
    ///
    /// Both arms darken evenly away from the middle, so that size shows without color too.
    package static let signed = Colormap.diverging(
        name: "signed", negative: (Color(0x7FB2E5), Color(0x1F4E9E)), zero: Color(0xF6F5F2),
        positive: (Color(0xF2916B), Color(0xA31621)))
}
