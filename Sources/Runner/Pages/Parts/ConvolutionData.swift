/// The first convolution of a network, and pictures to move it over; all the rest is computed in the page.
struct ConvolutionData: Encodable, Sendable {
    let stem: Stem
    let scenes: [Scene]

    struct Scene: Encodable, Sendable {
        let title: String
        let picture: String
    }

    /// - Throws: `PartFault` when the network does not begin with a convolution of color pictures.
    init(_ network: PageNetwork, _ scenes: [SeenScene]) throws(PartFault) {
        stem = try Stem(of: network)
        self.scenes = scenes.map { Scene(title: $0.spec.title, picture: $0.name) }
    }
}
