import Lessons

/// NaN or infinity in some places, and everything that is a number right: something is divided by 0, or grows too large,
/// there alone.
struct NotANumber: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        var numbers = 0
        var lost: [(item: CaseEvidence, places: [Int])] = []
        for item in evidence.cases {
            var places: [Int] = []
            for place in item.yours.indices {
                if !item.yours[place].isFinite {
                    places.append(place)
                } else if evidence.tolerance.holds(item.yours[place], item.expected[place]) {
                    numbers += 1
                } else {
                    return nil
                }
            }
            if !places.isEmpty { lost.append((item, places)) }
        }
        guard numbers > 0 else { return nil }
        let place = place(lost, evidence)
        return Remark(
            id: "not-a-number",
            say:
                "Every value that is a number is right.\(place.isEmpty ? "" : " " + place) Is something divided by 0 there, or too large?"
        )
    }

    private func place(_ lost: [(item: CaseEvidence, places: [Int])], _ evidence: OutputEvidence) -> String {
        let cases = Spelling.list(lost.map(\.item.name))
        if evidence.count > 1, lost.count < evidence.cases.count, lost.allSatisfy({ $0.places.count == evidence.count })
        {
            return "None is one for \(cases)."
        }
        for axis in evidence.shape.indices where evidence.shape[axis] > 1 {
            let slicing = Slicing(evidence.shape, names: evidence.output.axes, axis: axis)
            let slices = Set(lost.flatMap { $0.places.map(slicing.slice) }).sorted()
            let isWhole = lost.allSatisfy { item, places in
                Set(places.map(slicing.slice)).count * slicing.size == places.count
            }
            guard isWhole, slicing.size > 1, slices.count < slicing.count else { continue }
            let isFlat = lost.allSatisfy { item, places in
                Set(places.map(slicing.slice)).allSatisfy { slice in
                    let first = item.expected[slicing.offset(0, of: slice)]
                    return (0..<slicing.size).allSatisfy { item.expected[slicing.offset($0, of: slice)] == first }
                }
            }
            return "None is one at \(slicing.labels(slices))"
                + (isFlat ? ", where one and the same value is expected everywhere." : ".")
        }
        if lost.allSatisfy({ item, places in places.allSatisfy { item.expected[$0] == 0 } }) {
            return "Where none is one, 0 is expected."
        }
        return lost.count < evidence.cases.count ? "The others are in \(cases)." : ""
    }
}
