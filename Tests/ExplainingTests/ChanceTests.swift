import NN
import Testing

@testable import Explaining

@Suite struct ChanceTests {
    @Test func noise_isGaussianAndRepeats() throws {
        let noise = Noise.gaussian(samples: 2, seed: 5)
        let first = try noise(0, shape: [1, 3, 100, 101])
        #expect(first.scalars == (try Noise.gaussian(samples: 9, seed: 5)(0, shape: [1, 3, 100, 101])).scalars)
        let second = try noise(1, shape: [1, 3, 100, 101])
        let other = try Noise.gaussian(samples: 2, seed: 6)(0, shape: [1, 3, 100, 101])
        for sample in [first, second, other] {
            // 30,300 numbers: the mean's deviation is .0057, the square's .0081, the fourth power's .056.
            #expect(abs(sample.mean().scalar) < 0.03)
            #expect(abs(sample.squared().mean().scalar - 1) < 0.04)
            #expect(abs(sample.squared().squared().mean().scalar - 3) < 0.3)
        }
        #expect(abs((first * second).mean().scalar) < 0.03)
        #expect(abs((first * other).mean().scalar) < 0.03)
    }

    @Test func masks_letTheirShareOfLightThrough() throws {
        for probability: Float in [0.25, 0.5] {
            let masks = RandomMasks.random(count: 400, cells: 7, probability: probability, seed: 3)
            let mean = try masks.masks(0..<400, height: 50, width: 40).mean(over: 0)
            #expect(mean.shape == [1, 50, 40])
            // At every pixel, so that no part of a picture is seen more often than another.
            #expect(mean.scalars.allSatisfy { abs($0 - probability) < 0.13 })
            #expect(abs(mean.mean().scalar - probability) < 0.02)
        }
    }

    @Test func masks_repeatAndDiffer() throws {
        let masks = RandomMasks.random(count: 3, seed: 3)
        let all = try masks.masks(0..<3, height: 20, width: 30)
        #expect(try masks.masks(1..<2, height: 20, width: 30).scalars == all[1].scalars)
        #expect((all[0] - all[1]).abs().mean().scalar > 0.1)
        let other = try RandomMasks.random(count: 3, seed: 4).masks(0..<1, height: 20, width: 30)
        #expect((all[0] - other[0]).abs().mean().scalar > 0.1)
    }
}
