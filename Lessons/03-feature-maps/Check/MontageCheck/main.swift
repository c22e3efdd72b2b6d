import ExerciseKit
import Imaging
import Montage
import NN

Check.main { given, report in
    let model = try given.model()
    let image = try given.picture("image").tensor().normalized(.imageNet)
    let maps = model(image.tracked()).activation("layer2")[0]
    report("channels", strongest(16, of: maps))
    report("sheet", sheet(try given.tensor("tiles"), columns: 4))
}
