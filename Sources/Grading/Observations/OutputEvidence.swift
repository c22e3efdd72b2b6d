import Lessons

/// One output in every case that is shown, and the other outputs beside it: all that a remark may rest on.
struct OutputEvidence {
    let output: OutputSpec
    /// The cases that are shown, in the order of the spec.
    let cases: [CaseEvidence]
    /// Those of them in which the output is wrong.
    let wrong: [CaseEvidence]
    /// The other outputs, in the cases that are shown.
    let others: [[ComparedTensors]]
    /// What counts as equal here.
    let tolerance: Tolerance
    /// Whether single elements can be off; a cosine or a rank judges the whole.
    let judgesElements: Bool

    /// Nil where an answer is missing, or has another shape or element type: then that is what is to be said.
    init?(_ compared: [ComparedTensors], among outputs: [[ComparedTensors]]) {
        guard let output = compared.first?.output else { return nil }
        self.output = output
        switch output.comparison.metric {
        case .close(let rtol, let atol), .upToSign(let rtol, let atol):
            tolerance = Tolerance(rtol: rtol, atol: atol, nonFiniteIsEqual: false)
            judgesElements = true
        case .exact:
            tolerance = Tolerance(rtol: 0, atol: 0, nonFiniteIsEqual: false)
            judgesElements = true
        case .cosine, .rank, .topK:
            tolerance = Tolerance(rtol: 1e-4, atol: 0, nonFiniteIsEqual: false)
            judgesElements = false
        }
        var cases: [CaseEvidence] = []
        for item in compared where !item.spec.hidden {
            guard let yours = item.yours, yours.shape == item.expected.shape,
                yours.elementType == output.elementType.rawValue, Similarity.isFinite(item.expected.values)
            else { return nil }
            cases.append(CaseEvidence(item, yours, tolerance))
        }
        self.cases = cases
        wrong = cases.filter { !$0.isRight }
        others = outputs.filter { $0.first?.output.name != output.name }
            .map { $0.filter { !$0.spec.hidden } }
    }

    var shape: [Int] { output.shape }
    /// The number of elements of one case.
    var count: Int { output.count }
    /// The number of elements of all wrong cases.
    var wrongCount: Int { wrong.count * count }

    /// Adds a number up over the wrong cases.
    func sum(_ number: (CaseEvidence) -> Int) -> Int { wrong.reduce(0) { $0 + number($1) } }

    /// Whether every wrong case has it.
    func always(_ test: (CaseEvidence) -> Bool) -> Bool { !wrong.isEmpty && wrong.allSatisfy(test) }

    /// Whether every wrong value is within the tolerance of what a function of its offset says.
    func isEverywhere(_ prediction: (CaseEvidence, Int) -> Double) -> Bool {
        always { item in item.samples.allSatisfy { tolerance.holds(item.yours[$0], prediction(item, $0)) } }
            && always { item in
                item.yours.indices.allSatisfy { tolerance.holds(item.yours[$0], prediction(item, $0)) }
            }
    }

    /// Whether undoing a function brings every wrong value within the tolerance of what a second one makes of the reference.
    func isUndone(
        by undone: (Double) -> Double, to target: (Double) -> Double = { $0 }
    ) -> Bool {
        func holds(_ item: CaseEvidence, _ place: Int) -> Bool {
            tolerance.holds(undone(item.yours[place]), target(item.expected[place]))
        }
        return always { item in item.samples.allSatisfy { holds(item, $0) } }
            && always { item in item.yours.indices.allSatisfy { holds(item, $0) } }
    }
}

/// One output of one case.
struct CaseEvidence {
    /// What a learner knows the case by.
    let name: String
    let yours: [Double]
    let expected: [Double]
    let isRight: Bool
    /// The numbers in a glance; of a case that is right, nothing.
    let statistics: ElementStatistics

    init(_ compared: ComparedTensors, _ yours: GradedTensor, _ tolerance: Tolerance) {
        name = compared.spec.id
        self.yours = yours.values
        expected = compared.expected.values
        isRight = compared.finding.isRight
        statistics = isRight ? ElementStatistics() : ElementStatistics(yours.values, expected, tolerance)
    }

    /// A few offsets all over: most guesses end there.
    var samples: StrideTo<Int> { stride(from: 0, to: yours.count, by: max(1, yours.count / 97)) }
}
