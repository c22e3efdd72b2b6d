import Doubling
import ExerciseKit
import NN

Check.main { given, report in
    let values = try given.ints("values").map { Float($0) }
    report("doubled", doubled(Tensor(values, shape: [2, 3])))
}
