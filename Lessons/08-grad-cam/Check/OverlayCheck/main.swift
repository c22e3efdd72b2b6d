import ExerciseKit
import Imaging
import NN
import Overlay

Check.main { given, report in
    let picture = try given.picture("image")
    report("full", enlarged(try given.tensor("coarse"), to: picture.width))
    report("overlay", overlay(try given.tensor("heatmap"), on: picture))
}
