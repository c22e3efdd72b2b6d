import NN

/// A network's first convolution and what follows it, with which the page computes maps by itself.
struct Stem: Encodable, Sendable {
    /// The convolution's name, as torch has it.
    let name: String
    /// The filters, `[outputs, 3, height, width]`.
    let weight: PackedTensor
    let bias: [Float]
    let stride: Int
    let padding: Int
    /// What the normalization behind it recorded and learned; nil where there is none.
    let normalization: Normalized?
    /// The mean and deviation of red, green and blue.
    let mean: [Float]
    let deviation: [Float]

    struct Normalized: Encodable, Sendable {
        let mean: [Float]
        let variance: [Float]
        let weight: [Float]
        let bias: [Float]
        let epsilon: Float
    }

    /// - Throws: `PartFault` when the network does not begin as a ResNet does.
    init(of network: PageNetwork) throws(PartFault) {
        guard let resNet = network.network as? ResNet, resNet.inputChannels == 3 else {
            throw PartFault(
                "The network \(network.name) does not begin with conv1 over three colors.", remedy: "Name a ResNet.")
        }
        name = "conv1"
        weight = .floats(resNet.conv1.weight)
        bias = resNet.conv1.bias?.scalars ?? []
        stride = resNet.conv1.stride
        padding = resNet.conv1.padding
        let bn = resNet.bn1
        normalization = Normalized(
            mean: bn.mean.scalars, variance: bn.variance.scalars, weight: bn.weight.scalars, bias: bn.bias.scalars,
            epsilon: bn.epsilon)
        mean = network.normalization.mean
        deviation = network.normalization.deviation
    }
}
