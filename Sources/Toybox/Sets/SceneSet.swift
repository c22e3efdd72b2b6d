/// A family of scenes with a seed space of its own.
public enum SceneSet: String, CaseIterable, Sendable {
    case train
    case validation
    case test
    /// Clutter, occlusion, odd backgrounds, light and pose: a good network gets part of it wrong.
    case hard

    /// The high bits of every seed of the set; never reuse or change one.
    private var tag: UInt64 {
        switch self {
        case .train: 1
        case .validation: 2
        case .test: 3
        case .hard: 4
        }
    }

    /// The seed of a scene: different for every index of every set, because the scrambling is a bijection.
    func seed(_ index: Int) -> UInt64 {
        RandomSource.scramble(tag << 48 | UInt64(index))
    }

    /// Classes come in shuffled rounds, so that every run of 16 scenes from a multiple of 16 holds each class once.
    func toyClass(_ index: Int) -> ToyClass {
        ToyClass.allCases[ShuffledRounds.label(index, of: ToyClass.allCases.count, tag: tag)]
    }
}
