import Explaining
import Foundation
import Imaging
import Lessons
import NN

/// What becomes of an answer when the picture is taken away, or brought back, square by square in the order of a map.
///
/// The curves are the network's own answers at each step; the page draws the pictures that it was shown. Petsiuk, Das,
/// Saenko: RISE, 2018, with squares in the place of pixels and the mean color in the place of what is taken away.
struct DeletionData: Encodable, Sendable {
    let labels: [String]
    let layer: String
    /// The side of a square, in pixels.
    let side: Int
    /// How many squares go at a step.
    let squaresAStep: Int
    /// The color of what is taken away: red, green, blue.
    let fill: [Int]
    let scenes: [Scene]

    struct Scene: Encodable, Sendable {
        let answer: SceneAnswer
        /// The class whose probability is followed.
        let target: Int
        /// The squares, the brightest first and by chance.
        let orders: [String: [Int]]
        /// The class's probability at each step, by `deletion` or `insertion`, then by order.
        let curves: [String: [String: [Float]]]
    }

    /// - Throws: `PartFault` or `ExplanationError` when the layer or the class is not there.
    init(_ part: PartSpec, _ network: PageNetwork, _ scenes: [SeenScene]) throws {
        let layer = part.layers.first ?? network.network.lastMapsLayer
        let side = 16
        let squaresAStep = 10
        let asked = try network.indices(of: part.classes)
        self.scenes = try scenes.map { scene in
            let input = network.input(scene.picture)
            let question = try network.question(about: scene.picture, layer: layer)
            let answer = try SceneAnswer(scene, question, network, asked: asked)
            let followed = try question.asking(target: asked.first)
            let squares = Squares(width: scene.picture.width, height: scene.picture.height, side: side)
            let orders = [
                "map": squares.brightestFirst(in: try GradCAM().explain(followed).heatmap),
                "chance": squares.shuffled(),
            ]
            func curve(_ order: [Int], isBack: Bool) -> [Float] {
                let steps = (0...(order.count + squaresAStep - 1) / squaresAStep).map { step in
                    squares.input(input, hiding: order, first: step * squaresAStep, isBack: isBack)
                }
                return stride(from: 0, to: steps.count, by: 16).flatMap { first -> [Float] in
                    let batch = Array(steps[first..<min(first + 16, steps.count)])
                    let chances = softmax(network.network(.concatenated(batch, axis: 0)), over: 1)
                    return batch.indices.map { chances[$0, followed.target].scalar }
                }
            }
            return Scene(
                answer: answer, target: followed.target, orders: orders,
                curves: [
                    "deletion": orders.mapValues { curve($0, isBack: false) },
                    "insertion": orders.mapValues { curve($0, isBack: true) },
                ])
        }
        labels = network.labels
        self.layer = layer
        self.side = side
        self.squaresAStep = squaresAStep
        fill = network.normalization.mean.map { Int(($0 * 255).rounded()) }
    }
}

/// A picture cut into squares, row by row.
private struct Squares {
    let width: Int
    let height: Int
    let side: Int

    private var across: Int { (width + side - 1) / side }
    private var down: Int { (height + side - 1) / side }

    /// The squares by the mean of a map `[H, W]` in them; of equal ones, the first first.
    func brightestFirst(in map: Tensor) -> [Int] {
        let means = (0..<across * down).map { square -> Float in
            var sum: Float = 0
            var count: Float = 0
            forEachPixel(of: square) { pixel in
                sum += map.scalars[pixel]
                count += 1
            }
            return sum / count
        }
        return means.indices.sorted { (means[$1], $0) < (means[$0], $1) }
    }

    /// The squares in an order of chance that is always the same.
    func shuffled() -> [Int] {
        var order = Array(0..<across * down)
        // Numerical Recipes' generator is enough to mix a few hundred numbers.
        var state: UInt32 = 20
        for last in stride(from: order.count - 1, to: 0, by: -1) {
            state = state &* 1_664_525 &+ 1_013_904_223
            order.swapAt(last, Int(state >> 8) % (last + 1))
        }
        return order
    }

    /// The input `[1, 3, H, W]` without the first squares of an order, or with these alone; 0 is the mean color.
    func input(_ input: Tensor, hiding order: [Int], first: Int, isBack: Bool) -> Tensor {
        var scalars = input.scalars
        let hidden = isBack ? order.dropFirst(first) : order.prefix(first)
        for square in hidden {
            forEachPixel(of: square) { pixel in
                for channel in 0..<3 { scalars[channel * width * height + pixel] = 0 }
            }
        }
        return Tensor(scalars, shape: input.shape)
    }

    private func forEachPixel(of square: Int, _ body: (Int) -> Void) {
        let (top, left) = (square / across * side, square % across * side)
        for y in top..<min(top + side, height) {
            for x in left..<min(left + side, width) { body(y * width + x) }
        }
    }
}
