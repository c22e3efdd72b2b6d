import ExerciseKit
import Imaging
import Montage
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let maps = model(image.tracked()).activation("layer2")[0]
    report("channels", strongest(16, of: maps))
    // Equals may come in either order, so these channels are compared in the order of the maps.
    report("tied", strongest(3, of: try given.tensor("tied")).sorted())
    report("sheet", sheet(try given.tensor("tiles"), columns: try given.int("columns")))
}
