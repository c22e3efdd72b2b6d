/// The mean and deviation of ImageNet's pictures, red first, for pixels in 0...1.
enum ImageNet {
    static let mean = [0.485, 0.456, 0.406]
    static let deviation = [0.229, 0.224, 0.225]
}

/// Which axis of an output holds the three channels of a picture.
enum ChannelAxis {
    /// The first axis of length 3 with a channel's name; without such a name, the only axis of length 3.
    static func index(shape: [Int], axes: [String]) -> Int? {
        let threes = shape.indices.filter { shape[$0] == 3 }
        let names = ["c", "channel", "channels", "rgb", "color"]
        return threes.first { names.contains(axes[$0].lowercased()) } ?? (threes.count == 1 ? threes.first : nil)
    }
}
