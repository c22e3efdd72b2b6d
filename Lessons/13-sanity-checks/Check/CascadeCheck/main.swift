import Cascade
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let seed = UInt64(try given.int("seed"))
    // The same tensor gets the same numbers, in whatever order the tensors come.
    let draw = { (name: String, shape: [Int]) in
        2 * Tensor.uniform(shape, seed: name.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }) - 1
    }
    let stages = [["conv1", "bn1"], ["layer1"], ["layer2"], ["layer3"], ["layer4"], ["fc"]]
    let top = try restarted(model, ["layer4", "fc"], draw: draw)
    let block = ["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"]
    let names = block.map { "layer4.1.\($0)" } + ["fc.weight", "fc.bias"]
    report("sizes", Tensor(try names.map { try top.weights.tensor($0).abs().mean().scalar }, shape: [names.count]))

    let networks = try cascade(model, stages, draw: draw)
    report("changed", networks.map { changes(from: model, to: $0) }, shape: [networks.count])
    report("logits", Tensor(networks.flatMap { $0(image).scalars }, shape: [networks.count, model.classes]))
    let saliency = { saliencyMap(of: target, at: image, model: $0) }
    let gradCAM = { gradCAMMap(of: target, at: image, model: $0) }
    let maps = ([model] + networks).map(saliency)
    report("strip", Tensor(maps.flatMap { ($0 / $0.max()).scalars }, shape: [maps.count] + maps[0].shape))
    for (name, map) in [("saliency", saliency), ("grad-cam", gradCAM)] {
        let curve = curve(of: map, model: model, networks: networks, agreement: spearman)
        report("\(name)-curve", Tensor(curve, shape: [curve.count]))
    }
}

/// How many tensors of a network are not those of another.
func changes(from model: ResNet, to other: ResNet) -> Int {
    model.weights.tensors.count { name, tensor in other.weights.tensors[name]?.scalars != tensor.scalars }
}

/// The saliency map of a class, `[28, 28]`, each number the mean of 8 x 8 pixels.
func saliencyMap(of target: Int, at image: Tensor, model: ResNet) -> Tensor {
    let x = image.tracked()
    let map = averagePool2d(gradient(of: model(x)[0, target], at: x).abs().max(over: 1), kernel: 8)
    return map.reshaped(map.shape[2], map.shape[3])
}

/// The evidence for a class at layer4, `[7, 7]`.
func gradCAMMap(of target: Int, at image: Tensor, model: ResNet) -> Tensor {
    let logits = model(image.tracked())
    let maps = logits.activation("layer4")
    let slope = gradient(of: logits[0, target], at: maps)
    return relu((slope.mean(over: 2, 3) * maps).sum(over: 1)).squeezed()
}

/// Spearman's rank correlation of two maps, as the exercise before asks for it.
func spearman(_ first: Tensor, _ second: Tensor) -> Float {
    guard (first.scalars + second.scalars).allSatisfy(\.isFinite) else { return .nan }
    let ranks = [first, second].map { map in
        let sorted = map.scalars.sorted()
        // A number's rank is the middle of the places of its equals in the order.
        var places: [Float: (first: Int, last: Int)] = [:]
        for (place, value) in sorted.enumerated() { places[value] = (places[value]?.first ?? place, place) }
        return map.scalars.map { Double(places[$0]!.first + places[$0]!.last - sorted.count + 1) }
    }
    let sums = zip(ranks[0], ranks[1]).reduce((0.0, 0.0, 0.0)) {
        ($0.0 + $1.0 * $1.1, $0.1 + $1.0 * $1.0, $0.2 + $1.1 * $1.1)
    }
    return sums.1 * sums.2 > 0 ? Float(sums.0 / (sums.1 * sums.2).squareRoot()) : 0
}
