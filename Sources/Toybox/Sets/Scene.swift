/// One scene of a set: the same numbers give the same picture, everywhere.
///
/// ```swift
/// let picture = Scene(set: .test, index: 17).render(size: 224)
/// print(picture.label.label, picture.box)
/// ```
public struct Scene: Sendable {
    /// The set it belongs to.
    public let set: SceneSet
    /// Its number in the set, from 0.
    public let index: Int
    /// The seed that everything in the scene follows from.
    public let seed: UInt64
    /// The main object's class.
    public let label: ToyClass

    /// - Precondition: `index` is in 0 ..< 2^47.
    public init(set: SceneSet, index: Int) {
        precondition(index >= 0 && index < 1 << 47, "a scene's index lies in 0 ..< 2^47")
        self.set = set
        self.index = index
        seed = set.seed(index)
        label = set.toyClass(index)
    }

    /// Renders the scene as `size` x `size` pixels; another size shows the same scene.
    public func render(size: Int = 224) -> Rendering {
        precondition(size > 0 && size <= 4096, "a picture's size lies in 1 ... 4096")
        let world = Composition(label: label, seed: seed, hard: set == .hard).world
        return Renderer(world: world, size: size, grainSeed: Int32(truncatingIfNeeded: seed)).render(label: label)
    }
}
