import Imaging

extension Colormap {
    /// Blue below zero, near white at zero, orange above: for signed values, zero in the middle of the range.
    ///
    /// Blue and orange are told apart by all kinds of color vision, and both darken evenly away from the middle.
    static let blueOrange = Colormap.diverging(
        name: "blue-orange", negative: (Color(0x5B9BD9), Color(0x0B3C7D)), zero: Color(0xF7F6F3),
        positive: (Color(0xF09A3E), Color(0x8A3B00)))
}
