import Testing
import Toybox

@Suite struct SceneTests {
    @Test func scene_renderedTwiceAndOnManyThreads_isTheSame() async {
        let indices = 0..<16
        let alone = indices.map { Scene(set: .test, index: $0).render(size: 48) }
        let together = await withTaskGroup(of: (Int, Rendering).self) { group in
            for index in indices.reversed() {
                group.addTask { (index, Scene(set: .test, index: index).render(size: 48)) }
            }
            var found: [Int: Rendering] = [:]
            for await (index, rendering) in group { found[index] = rendering }
            return found
        }
        for index in indices {
            #expect(together[index]?.pixels == alone[index].pixels)
            #expect(together[index]?.mask == alone[index].mask)
        }
    }

    @Test(arguments: SceneSet.allCases) func mask_isNotEmpty_andFillsItsBox(_ set: SceneSet) {
        for index in 0..<64 {
            let rendering = Scene(set: set, index: index).render(size: 56)
            let box = rendering.box
            let covered = rendering.mask.count { $0 == 255 }
            #expect(covered >= 8, "\(set) \(index) \(rendering.label)")
            #expect(rendering.mask.allSatisfy { $0 == 0 || $0 == 255 })
            #expect(box.left < box.right && box.top < box.bottom && box.right <= 56 && box.bottom <= 56)
            for y in 0..<56 {
                for x in 0..<56 where rendering.mask[y * 56 + x] != 0 {
                    #expect(x >= box.left && x < box.right && y >= box.top && y < box.bottom)
                }
            }
        }
    }

    @Test(arguments: SceneSet.allCases) func everyRoundOfSixteen_holdsEveryClassOnce(_ set: SceneSet) {
        for round in 0..<20 {
            let labels = (0..<16).map { Scene(set: set, index: round * 16 + $0).label }
            #expect(Swift.Set(labels).count == ToyClass.allCases.count)
        }
        let rounds = (0..<20).map { round in (0..<16).map { Scene(set: set, index: round * 16 + $0).label } }
        #expect(Swift.Set(rounds).count > 10)
    }

    @Test func sets_shareNoSeed() {
        var seeds: Swift.Set<UInt64> = []
        for set in SceneSet.allCases {
            for index in 0..<5_000 { seeds.insert(Scene(set: set, index: index).seed) }
        }
        #expect(seeds.count == 5_000 * SceneSet.allCases.count)
    }

    @Test func anotherSize_showsTheSameScene() {
        for index in 0..<24 {
            let scene = Scene(set: .test, index: index)
            let large = scene.render(size: 112)
            let small = scene.render(size: 56)
            var both = 0
            var either = 0
            var difference = 0
            for y in 0..<56 {
                for x in 0..<56 {
                    let covered = (0..<4).count { large.mask[(y * 2 + $0 / 2) * 112 + x * 2 + $0 % 2] != 0 }
                    let a = covered >= 2
                    let b = small.mask[y * 56 + x] != 0
                    both += a && b ? 1 : 0
                    either += a || b ? 1 : 0
                    for channel in 0..<3 {
                        let mean = (0..<4).reduce(0) {
                            $0 + Int(large.pixels[((y * 2 + $1 / 2) * 112 + x * 2 + $1 % 2) * 3 + channel])
                        }
                        difference += abs(mean / 4 - Int(small.pixels[(y * 56 + x) * 3 + channel]))
                    }
                }
            }
            #expect(Double(both) / Double(either) > 0.85, "scene \(index): masks overlap \(both) of \(either)")
            #expect(Double(difference) / Double(56 * 56 * 3) < 6, "scene \(index) \(scene.label)")
        }
    }

    @Test func differentScenes_differ() {
        let pictures = (0..<32).map { Scene(set: .train, index: $0).render(size: 24).pixels }
        #expect(Swift.Set(pictures).count == 32)
    }
}
