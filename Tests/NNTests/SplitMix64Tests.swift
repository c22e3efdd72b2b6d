import Testing

@testable import NN

@Suite struct SplitMix64Tests {
    @Test func numbers_areThePublishedOnes() {
        // The first numbers of seed 0, as in the author's reference code.
        var generator = SplitMix64(state: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test func streams_ofOneSeed_differ() {
        var (first, second, again) = (
            SplitMix64(seed: 3, stream: 0), SplitMix64(seed: 3, stream: 1), SplitMix64(seed: 3, stream: 0)
        )
        let numbers = (0..<100).map { _ in first.next() }
        #expect(Set(numbers).isDisjoint(with: (0..<100).map { _ in second.next() }))
        #expect(numbers == (0..<100).map { _ in again.next() })
    }
}
