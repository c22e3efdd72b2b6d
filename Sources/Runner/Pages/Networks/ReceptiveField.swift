import NN

/// Which pixels a cell of a layer's maps can see: those that it is computed from, were nothing in between 0.
struct ReceptiveField: Encodable, Sendable, Equatable {
    /// How many pixels a cell sees in each direction.
    private(set) var size = 1
    /// How far the fields of two neighbors are apart, in pixels.
    private(set) var step = 1
    /// Where the field of cell 0 begins, in pixels; below 0, it begins outside of the picture.
    private(set) var start = 0

    /// The field behind one more layer with a window.
    func behind(kernel: Int, stride: Int, padding: Int) -> ReceptiveField {
        var field = self
        field.size += (kernel - 1) * step
        field.start -= padding * step
        field.step *= stride
        return field
    }

    private func behind(_ convolution: Convolution) -> ReceptiveField {
        behind(kernel: convolution.weight.shape[2], stride: convolution.stride, padding: convolution.padding)
    }

    /// The fields of all layers of a network, by torch's names.
    static func all(of network: any ImageClassifier) -> [String: ReceptiveField] {
        switch network {
        case let network as ResNet: all(of: network)
        case let network as VGG: all(of: network.architecture)
        default: [:]
        }
    }

    private static func all(of network: ResNet) -> [String: ReceptiveField] {
        var field = ReceptiveField().behind(network.conv1)
        var fields = ["conv1": field, "bn1": field, "relu": field]
        field = field.behind(kernel: 3, stride: 2, padding: 1)
        fields["maxpool"] = field
        for (index, blocks) in network.layers.enumerated() {
            for (number, block) in blocks.enumerated() {
                // The way around sees no more than the convolutions do.
                for (step, convolution) in block.convolutions.enumerated() {
                    field = field.behind(convolution.convolution)
                    let name = "layer\(index + 1).\(number)"
                    fields["\(name).conv\(step + 1)"] = field
                    fields["\(name).bn\(step + 1)"] = field
                }
                fields["layer\(index + 1).\(number)"] = field
            }
            fields["layer\(index + 1)"] = field
        }
        return fields
    }

    private static func all(of architecture: VGG.Architecture) -> [String: ReceptiveField] {
        var field = ReceptiveField()
        var fields: [String: ReceptiveField] = [:]
        var number = 0
        for count in architecture.stages {
            for _ in 0..<count {
                field = field.behind(kernel: 3, stride: 1, padding: 1)
                for _ in 0..<(architecture.batchNorm ? 3 : 2) {
                    fields["features.\(number)"] = field
                    number += 1
                }
            }
            field = field.behind(kernel: 2, stride: 2, padding: 0)
            fields["features.\(number)"] = field
            number += 1
        }
        return fields
    }
}
