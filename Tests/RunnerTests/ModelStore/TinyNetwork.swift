import Foundation
import NN

@testable import Runner

/// A ResNet-18 with two channels where there are 64, in a course of its own that ships it or offers it.
struct TinyNetwork {
    static let classes = 5

    /// The shipped network's names, every shape cut down.
    static let weights: SafeTensors = {
        let shipped = MiniCourse.project.appending(path: "Models/toybox-resnet18/model.safetensors")
        let arrays = (try? SafeTensors(contentsOf: shipped))?.arrays ?? [:]
        return SafeTensors(
            arrays: Dictionary(
                uniqueKeysWithValues: arrays.map { name, array in
                    var shape = array.shape.enumerated().map { axis, length in
                        axis > 1 || length == 3 ? length : length / 16
                    }
                    if name.hasPrefix("fc.") { shape[0] = classes }
                    let count = shape.reduce(1, *)
                    let values = (0..<count).map { Float($0 % 7) / 7 + 0.1 }
                    return (name, StoredArray(Tensor(values, shape: shape)))
                }))
    }()

    static let labels = ["ant", "bee", "cat", "dog", "eel"]

    static let input = ModelDescription.Input(
        resize: 256, crop: 224, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225])

    /// Writes the folder of a network.
    static func write(to folder: URL, labels: [String] = labels) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try weights.write(to: folder.appending(path: "model.safetensors"))
        try Data(labels.joined(separator: "\n").utf8).write(to: folder.appending(path: "labels.txt"))
        let description = ModelDescription(
            name: folder.lastPathComponent, architecture: "resnet18", weights: "model.safetensors", sha256: nil,
            labels: "labels.txt", input: input)
        try JSONEncoder().encode(description).write(to: folder.appending(path: "model.json"))
    }
}
