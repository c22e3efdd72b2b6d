import Account
import ExerciseKit
import Imaging
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let target = try given.classIndex("class")
    let logits = model(image.tracked())
    let maps = logits.activation("layer4")
    report("row", classRow(for: target, of: logits, at: maps))

    let map = try given.tensor("map")
    report("contrast", contrast(map, try given.tensor("other")))
    let rows = try given.ints("rows")
    let columns = try given.ints("columns")
    report("share", share(ofRows: rows[0]..<rows[1], columns: columns[0]..<columns[1], in: map))
    report("wide-share", share(ofRows: 0..<2, columns: 3..<5, in: try given.tensor("wide")))
}
