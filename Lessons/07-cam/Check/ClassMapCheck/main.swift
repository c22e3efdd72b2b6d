import ClassMap
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let maps = model(image.tracked()).activation("layer4").untracked()
    let map = classMap(for: target, weights: model.fc.weight, maps: maps)
    report("map", map)
    let row = try given.int("row")
    let wide = classMap(for: row, weights: try given.tensor("weights"), maps: try given.tensor("maps"))
    report("wide", wide)
    report("score", score(of: map, bias: model.fc.bias?.element(target) ?? 0))
    report("wide-score", score(of: wide, bias: try given.tensor("biases").element(row)))
}
