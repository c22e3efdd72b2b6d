import Imaging

extension Colormap {
    /// Blue below zero, near white at zero, red above: for signed errors, zero in the middle of the range.
    ///
    /// Both arms darken evenly away from the middle, so that size shows without color too.
    package static let signed = Colormap(
        name: "signed",
        colors: (0...255).map { index in
            let position = (Float(index) - 127.5) / 127.5
            let end = position < 0 ? Color(0x1F4E9E) : Color(0xA31621)
            let middle = position < 0 ? Color(0x7FB2E5) : Color(0xF2916B)
            let size = abs(position)
            return size < 0.5
                ? Color(0xF6F5F2).mixed(with: middle, share: size * 2)
                : middle.mixed(with: end, share: size * 2 - 1)
        })
}
