/// Everything that is off is off to the same side.
struct OneSided: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let off = evidence.sum(\.statistics.off)
        let large = evidence.sum(\.statistics.tooLarge)
        // With sixteen, chance would do so once in 32,768 times.
        guard evidence.judgesElements, off >= 16, large == 0 || large == off else { return nil }
        let side = large == 0 ? "small" : "large"
        return Remark(
            id: "one-sided",
            say: "All \(off) values that are off are too \(side), and none is too \(large == 0 ? "large" : "small").")
    }
}
