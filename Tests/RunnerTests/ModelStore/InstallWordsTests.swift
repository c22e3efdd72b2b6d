import Foundation
import Testing

@testable import ModelStore

@Suite struct InstallWordsTests {
    private let mebibyte = 1 << 20
    private func words() throws -> InstallWords {
        InstallWords(name: "tiny", source: try WeightsSource("https://example.org/tiny.pth"))
    }

    @Test func theLine_saysHowMuchHowFastAndHowLong() throws {
        var words = try words()
        let total = 100 * mebibyte
        #expect(
            words.line(.downloading(done: 0, total: total), at: .zero) == "Fetching tiny  0 bytes of 100 MiB")
        #expect(
            words.line(.downloading(done: 20 * mebibyte, total: total), at: .seconds(2))
                == "Fetching tiny  20 MiB of 100 MiB  10 MiB/s  8 s left")
    }

    @Test func theRate_isThatOfTheLastSeconds() {
        var rate = TransferRate()
        for second in 0...10 { rate.note(second * 1_000, at: .seconds(second)) }
        #expect(rate.bytesPerSecond == 1_000)
        for second in 11...16 { rate.note(10_000, at: .seconds(second)) }
        #expect(rate.bytesPerSecond == 0)
        #expect(rate.timeLeft(of: 20_000) == nil)
    }

    @Test func theRate_beginsAnewWhenTheFileDoes() {
        var rate = TransferRate()
        rate.note(9_000, at: .zero)
        rate.note(0, at: .seconds(1))
        rate.note(3_000, at: .seconds(2))
        #expect(rate.bytesPerSecond == 3_000)
    }

    @Test func whereNoLineCanBeRewritten_theBeginningAndEveryTenthAreSaid() throws {
        var words = try words()
        let said = (0...50).compactMap { words.note(.downloading(done: $0 * 2 * mebibyte, total: 100 * mebibyte)) }
        #expect(said.count == 11)
        #expect(said.first == "Fetching tiny from https://example.org/tiny.pth: 100 MiB ...")
        #expect(said[1] == "10%  10 MiB of 100 MiB")
        #expect(said.last == "100%  100 MiB of 100 MiB")
    }

    @Test func whatIsThereAlready_isSaidAtTheBeginning() throws {
        var words = try words()
        let said = words.note(.downloading(done: 3 * mebibyte, total: 4 * mebibyte))
        #expect(said?.contains("4 MiB, 3 MiB are here already ...") == true)
    }

    @Test(arguments: zip([0.2, 45, 100, 7_000], ["1 s", "45 s", "2 min", "2 h"]))
    func times_areCoarserTheLongerTheyAre(seconds: Double, expected: String) {
        #expect(InstallWords.time(.seconds(seconds)) == expected)
    }
}
