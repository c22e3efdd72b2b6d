import Imaging

extension Colormap {
    /// Blue below zero, near white at zero, orange above: for signed values, zero in the middle of the range.
    ///
    /// Blue and orange are told apart by all kinds of color vision, and both darken evenly away from the middle.
    static let blueOrange = Colormap(
        name: "blue-orange",
        colors: (0...255).map { index in
            let position = (Float(index) - 127.5) / 127.5
            let end = position < 0 ? Color(0x0B3C7D) : Color(0x8A3B00)
            let middle = position < 0 ? Color(0x5B9BD9) : Color(0xF09A3E)
            let size = abs(position)
            return size < 0.5
                ? Color(0xF7F6F3).mixed(with: middle, share: size * 2)
                : middle.mixed(with: end, share: size * 2 - 1)
        })
}
