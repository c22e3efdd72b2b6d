import ExerciseKit
import Imaging
import NN
import Witnesses

Check.main { given, report in
    let picture = try given.picture("image-mask")
    let (height, width) = (picture.height, picture.width)
    let bytes = (picture.tensor() * 255).sliced(axis: 1, 0..<1).reshaped(height, width).map { $0.rounded() }
    let maps = try ["grad-cam", "integrated-gradients"].map { method in
        enlarged(try given.tensor(method), height: height, width: width)
    }
    report("enlarged", enlarged(try given.tensor("wide"), height: 6, width: 9))
    let shares = maps.map { masses(of: $0, in: bytes) }
    report("masses", rows(shares))
    report("nothing", rows([masses(of: Tensor.zeros([2, 3]), in: Tensor([0, 128, 255, 255, 0, 0], shape: [2, 3]))]))
    report("times-even", rows(shares.map { timesEven($0, in: bytes) }))
    report("points", maps.map { pointsAtSticker($0, in: bytes) ? 1 : 0 })
    report("suspect", isStickerSuspect(maps, in: bytes) ? 1 : 0)
}

/// Lists of one length as the rows of a tensor; of several lengths, their numbers in a row.
func rows(_ lists: [[Float]]) -> Tensor {
    let numbers = lists.flatMap { $0 }
    let width = lists[0].count
    return Tensor(numbers, shape: lists.allSatisfy { $0.count == width } ? [lists.count, width] : [numbers.count])
}
