import Foundation
import Imaging
import NN
import Testing

@Suite struct TensorTests {
    private struct Expected: Decodable {
        let shape: [Int]
        let scalars: [Float]
    }

    @Test func tensorNormalized_isTorchvisions() throws {
        let expected = try Fixture.json("torchvision/normalize.json", as: Expected.self)
        let normalized = try Fixture.picture("torchvision/normalize.png").tensor().normalized(.imageNet)
        #expect(normalized.shape == expected.shape)
        for (actual, expected) in zip(normalized.scalars, expected.scalars) {
            #expect(abs(actual - expected) <= 1e-6 + 1e-6 * abs(expected))
        }
    }

    @Test func tensor_isPlanarAndBackAgainThePicture() {
        let picture = Picture.noise(width: 5, height: 3, seed: 2)
        let tensor = picture.tensor()
        #expect(tensor.shape == [1, 3, 3, 5])
        #expect(tensor.scalars[1 * 15 + 2 * 5 + 4] == Float(picture[x: 4, y: 2].green) / 255)
        #expect(Picture(tensor) == picture)
    }

    @Test func denormalized_undoesNormalized() {
        let tensor = Picture.noise(width: 4, height: 4, seed: 8).tensor()
        let back = tensor.normalized(.imageNet).denormalized(.imageNet)
        #expect(zip(tensor.scalars, back.scalars).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func pictureOfATensor_clampsAndSurvivesNaN() {
        let picture = Picture(Tensor([-1, 2, .nan, 0.5], shape: [1, 2, 2]))
        #expect(picture.pixels == [0, 0, 0, 255, 255, 255, 0, 0, 0, 128, 128, 128])
    }
}
