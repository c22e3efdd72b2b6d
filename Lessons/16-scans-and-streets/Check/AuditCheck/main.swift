import Audit
import ExerciseKit
import NN

Check.main { given, report in
    let findings = try Findings(
        margins: given.tensor("margins"), effects: given.tensor("effects"), present: given.tensor("present"),
        timesEven: given.tensor("times-even"))
    let belongs = try given.ints("belongs").map { $0 == 1 }
    let lines = audit(findings, belongs: belongs, threshold: 0.05)
    report("pictures", lines.map(\.pictures))
    report("bright", Tensor(lines.map(\.bright), shape: [lines.count]))
    report("turned", Tensor(lines.map(\.turned), shape: [lines.count]))
    report("confounders", lines.map { $0.isConfounder ? 1 : 0 })
    report("page", page(try given.tensor("maps"), columns: 4))
}
