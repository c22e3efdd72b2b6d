extension Colormap {
    /// The colors of one sign: halfway to the largest value, and at it.
    public typealias Arm = (half: Color, full: Color)

    /// A color map for signed values, with zero in the middle of the range and two arms that run evenly away from it.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - negative: the colors below zero.
    ///   - zero: the color of zero.
    ///   - positive: the colors above zero.
    public static func diverging(name: String, negative: Arm, zero: Color, positive: Arm) -> Colormap {
        Colormap(
            name: name,
            colors: (0...255).map { index in
                let position = (Float(index) - 127.5) / 127.5
                let arm = position < 0 ? negative : positive
                let size = abs(position)
                return size < 0.5
                    ? zero.mixed(with: arm.half, share: size * 2)
                    : arm.half.mixed(with: arm.full, share: size * 2 - 1)
            })
    }
}
