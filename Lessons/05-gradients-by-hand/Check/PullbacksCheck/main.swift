import ExerciseKit
import NN
import Pullbacks

Check.main { given, report in
    let input = try given.tensor("input")
    report("relu", reluPullback(try given.tensor("relu-upstream"), input: input))
    report("pool", maxPoolPullback(try given.tensor("pool-upstream"), input: try given.tensor("distinct")))
    report("ties", maxPoolPullback(try given.tensor("pool-upstream"), input: try given.tensor("tied")))
}
