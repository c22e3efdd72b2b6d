import Explaining
import Foundation
import NN
import Support

/// How much memory an explanation takes, estimated before it is begun: a process that runs out of it is ended without a word.
struct MemoryNeed: Sendable, Equatable {
    /// Bytes beyond what the network and the picture take already.
    let bytes: Int

    /// The estimate for a network, a method and a picture; nil where nobody has counted the network's activations.
    ///
    /// All that is large grows with the pixels. The factors were measured with networks of 32 and 64 channels, a ResNet-18,
    /// a ResNet-50 and a VGG-11, and are rounded up: what is refused might just have fitted, not the other way round.
    init?(_ network: any ExplainableClassifier, _ choice: MethodChoice, width: Int, height: Int) {
        guard let count = network.activationCount else { return nil }
        let number = Double(MemoryLayout<Float>.size)
        // The pass that answers holds all results, and the picture as bytes and as numbers.
        let answer = 1.2 * number * count.held + 24
        // On the way back, a few of the largest are there at a time.
        let back = number * (0.1 * count.held + 2.5 * count.largest)
        let forward = number * (1 + 0.9 * count.largest + 0.2 * count.held)
        let perPixel =
            switch choice.descriptor.memory {
            case .answer: answer
            case .oneGradient: answer + back
            case .gradients(let most): answer + Double(min(most, choice.samples ?? most)) * (answer + back)
            case .pictures(let most): answer + Double(min(most, choice.samples ?? most)) * forward
            }
        // A picture of absurd size must not overflow the estimate.
        bytes = Int(min(perPixel * Double(width) * Double(height), 1e18))
    }

    /// Refuses when this is more than can be had.
    ///
    /// - Throws: `CommandError` that says how much it would be, how much there is, and what to do.
    func check(_ choice: MethodChoice, width: Int, height: Int, available: AvailableMemory?) throws(CommandError) {
        guard let available, bytes > available.bytes else { return }
        throw .usage(
            "\(choice.descriptor.title) of \(width) x \(height) pixels would take about \(Quantity.bytes(bytes)) of memory, "
                + "and \(Quantity.bytes(max(available.bytes, 0))) are left (\(available.limit)). Give a smaller --resize or "
                + "--crop\(choice.descriptor.isLean ? "" : ", or take a method that needs less, such as grad-cam").")
    }
}

extension MethodDescriptor {
    /// What a method holds at a time.
    fileprivate enum Memory {
        /// The pass that answers, and gradients at a layer.
        case answer
        /// A gradient at the picture.
        case oneGradient
        /// Gradients at so many pictures at a time.
        case gradients(Int)
        /// So many pictures on their way forward at a time.
        case pictures(Int)
    }

    fileprivate var memory: Memory {
        switch (looksAt, takesManyPasses) {
        case (.layer, false): .answer
        case (.gradient, false): .oneGradient
        case (.gradient, true): .gradients(passesWithGradient)
        case (_, true), (.pixels, _): .pictures(passesForward)
        }
    }

    fileprivate var isLean: Bool { if case .answer = memory { true } else { false } }
}
