import ExerciseKit
import NN
import RankCorrelation

Check.main { given, report in
    report("ranks", Tensor(ranks(try given.ints("values").map { Float($0) }), shape: [8]))
    let (first, second) = (try given.tensor("first"), try given.tensor("second"))
    report("correlation", rankCorrelation(first, second))
    report("rectified", rankCorrelation(relu(first), relu(second)))
    report("curved", rankCorrelation(first, (3 * first).exp()))
    report("backwards", rankCorrelation(first, -first))
    report("flat", rankCorrelation(first, .ones(first.shape)))
}
