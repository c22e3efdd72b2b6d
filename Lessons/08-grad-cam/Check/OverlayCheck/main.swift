import ExerciseKit
import Imaging
import NN
import Overlay

Check.main { given, report in
    let picture = try given.picture("image")
    report("full", enlarged(try given.tensor("coarse"), to: picture.width))
    report("wide", enlarged(try given.tensor("wide"), to: 16))
    let blank = enlarged(Tensor(repeating: 0, shape: [2, 5]), to: 16)
    let faint = enlarged(try given.tensor("faint"), to: 16)
    let both = blank.scalars + faint.scalars
    report("blank", Tensor(both, shape: blank.shape == faint.shape ? [2] + faint.shape : [both.count]))
    report("overlay", overlay(try given.tensor(try given.string("heatmap")), on: picture))
    let strip = Picture(width: 6, height: 4, pixels: try given.tensor("strip-pixels").scalars.map { UInt8($0) })
    report("strip", overlay(try given.tensor("strip-heatmap"), on: strip))
}
