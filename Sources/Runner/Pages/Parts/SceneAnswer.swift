import Explaining
import Foundation
import Imaging
import Lessons
import NN

/// What a network answered about a picture, and what is known of the picture: common to all parts that ask about classes.
struct SceneAnswer: Encodable, Sendable {
    let title: String
    let picture: String
    /// The index of what is really there.
    let truth: Int?
    /// `[H, W]`, 255 where the thing is.
    let mask: PackedTensor?
    /// One logit for each class.
    let logits: [Float]
    /// The classes that can be asked about, the most probable first.
    let classes: [Int]

    /// - Parameter asked: the classes to ask about; the five most probable and the truth when empty.
    /// - Throws: `PartFault` when the truth is not one of the network's classes; `PictureError` when the mask cannot be read.
    init(_ scene: SeenScene, _ question: Question, _ network: PageNetwork, asked: [Int]) throws {
        let truth = try scene.spec.truth.map { (label) throws(PartFault) in try network.index(of: label) }
        let logits = question.logits.untracked().flattened(from: 0)
        let top = logits.top(min(5, logits.count)).map(\.index)
        let wanted = Set((asked.isEmpty ? top : [top[0]] + asked) + (truth.map { [$0] } ?? []))
        classes = wanted.sorted { (logits.scalars[$1], $0) < (logits.scalars[$0], $1) }
        title = scene.spec.title
        picture = scene.name
        self.truth = truth
        self.logits = logits.scalars
        mask = try scene.spec.mask.map { path in
            let mask = try Picture(contentsOf: scene.folder.appending(path: path))
            guard mask.width == scene.picture.width, mask.height == scene.picture.height else {
                throw PartFault(
                    "The mask \(path) is not of the size of its picture.",
                    remedy: "Make it \(scene.picture.width) x \(scene.picture.height) pixels.")
            }
            let bytes = stride(from: 0, to: mask.pixels.count, by: 3).map { mask.pixels[$0] }
            return .bytes(bytes, shape: [mask.height, mask.width])
        }
    }
}
