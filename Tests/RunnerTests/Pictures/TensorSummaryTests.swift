import NN
import Testing

@testable import Pictures

struct TensorSummaryTests {
    @Test(arguments: [
        (Tensor([0, 0.25, 1, 0.5, 0.75, -2], shape: [2, 3]), ["y", "x"], "−2 to 1, peak at y 0, x 2"),
        (Tensor([1, 1, 1, 1], shape: [2, 2]), ["y", "x"], "1 everywhere"),
        (Tensor([1, .nan, 5, .infinity], shape: [1, 4]), ["n", "class"], "1 to 5, peak at class 2, 2 not finite"),
        (Tensor([.nan], shape: [1]), ["x"], "no finite value"),
        (Tensor([1, 2, 3, 4], shape: [2, 2]), [], "1 to 4, peak at 1, 1"),
        (Tensor([3, 3, 1], shape: [3]), ["class"], "1 to 3, peak at class 0"),
        (Tensor([0, 9, 4, 2], shape: [2, 2, 1]), ["channel", "y", "x"], "0 to 9, peak at channel 0, y 1"),
    ])
    func words_sayTheRangeAndThePeak(tensor: Tensor, axes: [String], words: String) {
        #expect(TensorSummary(tensor, axes: axes).words == words)
    }
}
