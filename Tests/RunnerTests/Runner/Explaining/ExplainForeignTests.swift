import Explaining
import Foundation
import Imaging
import NN
import Testing

@testable import Runner

/// `course explain` of networks as others leave them, and of words that begin with a dash.
@Suite(.timeLimit(.minutes(20)))
struct ExplainForeignTests {
    private let program: ExplainProgram
    /// Where `Tools/oracle/checkpoints.py` put small networks.
    private static let networks = MiniCourse.project.appending(path: "Tests/Fixtures/checkpoints/networks")

    init() throws { program = try ExplainProgram() }

    private func weights(_ name: String) -> [String] {
        ["--weights", Self.networks.appending(path: name + ".pt").path]
    }

    @Test(arguments: ["gray-resnet", "gray-vgg"]) func grayNetworks_seeInGrayAndThatIsSaid(name: String) async throws {
        let answer = try await program.explain(["duck.png", "--out", "out", "--mean", "0.5", "--json"] + weights(name))
        #expect(answer.status == 0)
        #expect(answer.errors.contains("The network takes one channel: it is shown the picture in gray"))
        #expect((answer.object["notices"] as? [String])?.count == 1)
        let input = try #require(answer.object["input"] as? [String: Any])
        #expect(input["channels"] as? Int == 1 && input["mean"] as? [Double] == [0.5])
        let seen = try Picture(contentsOf: program.place("out/input.png"))
        #expect(stride(from: 0, to: seen.pixels.count, by: 3).allSatisfy { seen.pixels[$0] == seen.pixels[$0 + 1] })
        let loaded = try Weights(contentsOf: Self.networks.appending(path: name + ".pt"))
        let network: any ImageClassifier = name == "gray-vgg" ? try VGG(weights: loaded) : try ResNet(weights: loaded)
        let deviation: Float = (0.229 + 0.224 + 0.225) / 3
        let image = seen.tensor().sliced(axis: 1, 0..<1).normalized(mean: [0.5], deviation: [deviation])
        #expect(try program.tensors(in: "out").tensor("logits").scalars == network(image).scalars)
    }

    @Test func otherChannels_areAnError() async throws {
        let answer = try await program.explain(["duck.png", "--out", "out"] + weights("five-channels"))
        #expect(answer.status == 64)
        #expect(answer.errors.contains("the first convolution takes 5 channels, and a picture has 3, or 1 in gray"))
        #expect(program.names(in: "out").isEmpty)
    }

    @Test(arguments: [("prefix-model.model.resnet", "model.model."), ("averaged", "module."), ("head-fc.1", "")])
    func prefixes_areTakenOffAndSaid(name: String, prefix: String) async throws {
        let answer = try await program.explain(["duck.png", "--out", "out", "--json"] + weights(name))
        #expect(answer.status == 0)
        let said = "The names in \(name).pt begin with \"\(prefix)\", which was taken off."
        #expect(answer.errors == (prefix.isEmpty ? "" : "course: \(said)\n"))
        #expect(answer.object["notices"] as? [String] == (prefix.isEmpty ? [] : [said]))
    }

    @Test func scoresOfZero_giveAnEmptyMapWithTheMethodsOwnWords() async throws {
        let answer = try await program.explain(
            ["duck.png", "--out", "out", "--method", "ablation-cam"] + weights("zero-head"))
        #expect(answer.status == 0)
        #expect(
            answer.output.replacing("\n  ", with: " ").contains("The map is empty: at no place of layer4 (7 x 7) does"))
        #expect(try program.tensors(in: "out").tensor("heatmap").scalars.allSatisfy { $0 == 0 })
    }

    @Test func aMapOfOnePlace_hasNoContrast() async throws {
        try Picture(contentsOf: ExplainProgram.duck).resized(width: 31, height: 31).write(
            to: program.place("small.png"))
        var says: Set<Bool> = []
        for target in 0..<16 where says.count < 2 {
            let answer = try await program.explain(
                "small.png", "--resize", "none", "--crop", "none", "--class", "\(target)", "--out", "out")
            let hasEvidence = try program.tensors(in: "out").tensor("evidence").scalars[0] > 0
            #expect(answer.output.contains("contrast") == hasEvidence)
            #expect(answer.output.contains("The map is empty") == !hasEvidence)
            says.insert(hasEvidence)
        }
        #expect(says == [true, false])
    }

    @Test func squashedPictures_areSeenWhole() async throws {
        let wide = try Picture(contentsOf: ExplainProgram.duck).resized(width: 300, height: 200)
        try wide.write(to: program.place("wide.png"))
        let answer = try await program.explain("wide.png", "--resize", "224x160", "--out", "out", "--json")
        let input = try #require(answer.object["input"] as? [String: Any])
        #expect(input["squash"] as? [Int] == [224, 160] && input["resize"] is NSNull && input["crop"] is NSNull)
        #expect(try Picture(contentsOf: program.place("out/input.png")) == wide.resized(width: 224, height: 160))
        let cut = try await program.explain("wide.png", "--resize", "256x256", "--crop", "224", "--out", "out")
        #expect(cut.status == 0)
        let middle = wide.resized(width: 256, height: 256).centerCropped(to: 224)
        #expect(try Picture(contentsOf: program.place("out/input.png")) == middle)
    }

    @Test func valuesMayBeginWithADash() async throws {
        let answer = try await program.explain(
            "duck.png", "--method", "integrated-gradients", "--steps", "2", "--baseline", "-2.1", "--mean", "-0.5,0,0",
            "--out", "out", "--json")
        #expect(answer.status == 0)
        #expect((answer.object["settings"] as? [String: String])?["baseline"] == "-2.1")
        #expect((answer.object["input"] as? [String: Any])?["mean"] as? [Double] == [-0.5, 0, 0])
    }

    @Test(arguments: [
        (["duck.png", "--class", "-1"], "There is no class -1: the network knows 16 classes."),
        (["duck.png", "--window", "-5", "--method", "occlusion"], "The window is -5, but must be"),
        (["duck.png", "--samples", "-5", "--method", "rise"], "The number of masks is -5, but must be"),
        (["duck.png", "--resize", "-5"], "--resize is -5, but must be 1 to 4096 pixels"),
        (["duck.png", "--resize", "10x5000"], "--resize is 5000, but must be 1 to 4096 pixels"),
        (["duck.png", "--layer", "-layer4"], "has no layer \"-layer4\". Did you mean layer4?"),
        (
            ["-photo.png"],
            "There is no option \"-photo.png\". A file whose name begins with a dash is written ./-photo.png."
        ),
        (["-pic.png"], "There is no option \"-pic.png\"."),
        (["duck.png", "--out", "duck.png/sub/deeper"], "duck.png is a file, not a folder. Give another place"),
        (
            ["duck.png", "--layer", String(repeating: "a", count: 100_000)],
            "has no layer \"\(String(repeating: "a", count: 80))...\""
        ),
        (
            ["duck.png", "--class", String(repeating: "a", count: 100_000)],
            "no class named \"\(String(repeating: "a", count: 80))...\""
        ),
    ])
    func wrongWords_areOneSentence(arguments: [String], expected: String) async throws {
        // By the processor's time, which other things on the machine do not lengthen: a word that is compared letter by letter
        // with others would take many minutes.
        let answer = try await program.explain(arguments, processorSeconds: 10)
        #expect(answer.status == 64 && answer.output == "")
        #expect(answer.errors.contains(expected), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1 && answer.errors.count < 1000)
    }

    @Test func whatDoesNotFitIntoMemory_isRefusedInWords() async throws {
        try Picture(width: 40, height: 40, color: .white).write(to: program.place("white.png"))
        let answer = try await program.explain(
            ["white.png", "--resize", "2000", "--crop", "none", "--method", "saliency", "--out", "out"],
            addressSpace: 1_000_000)
        #expect(answer.status == 64)
        #expect(answer.errors.hasPrefix("course: Saliency of 2000 x 2000 pixels would take about"), "\(answer.errors)")
        #expect(answer.errors.contains("the limit of the address space, ulimit -v"))
        #expect(program.names(in: "out").isEmpty)
    }

    @Test func memoryIsEstimatedForEveryMethod() throws {
        let network = try ResNet(weights: Weights(contentsOf: Self.networks.appending(path: "head-fc.1.pt")))
        func bytes(_ arguments: [String], _ side: Int = 1000) throws -> Int {
            try #require(
                MemoryNeed(network, MethodOptions.parse(arguments).choice(), width: side, height: side)
            ).bytes
        }
        for name in MethodName.allCases { #expect(try bytes(["--method", name.rawValue]) > 0) }
        #expect(try bytes(["--method", "saliency"]) > bytes(["--method", "grad-cam"]))
        #expect(try bytes(["--method", "smooth-grad"]) > 5 * bytes(["--method", "saliency"]))
        #expect(
            try bytes(["--method", "smooth-grad", "--samples", "1"]) < bytes(["--method", "smooth-grad"]))
        #expect(try bytes(["--method", "saliency"], 2000) == 4 * bytes(["--method", "saliency"]))
        let choice = try MethodOptions.parse([]).choice()
        let need = try #require(MemoryNeed(network, choice, width: 1000, height: 1000))
        try need.check(choice, width: 1000, height: 1000, available: nil)
        try need.check(choice, width: 1000, height: 1000, available: AvailableMemory(bytes: need.bytes, limit: "x"))
        #expect(throws: (any Error).self) {
            try need.check(
                choice, width: 1000, height: 1000, available: AvailableMemory(bytes: need.bytes - 1, limit: "x"))
        }
        #expect(try #require(AvailableMemory.now()).bytes > 0)
    }

    /// The levels are Pillow's, of `convert("L")`.
    @Test func gray_isAsPillowMakesIt() throws {
        let colors: [(Color, UInt8)] = [
            (Color(0xFF0000), 76), (Color(0x00FF00), 150), (Color(0x0000FF), 29), (Color(0x0AC84D), 129),
            (Color(0x4D4D4D), 77), (Color(0xFE0180), 91), (Color(0x03FAC7), 170),
        ]
        for (color, level) in colors {
            let gray = Picture(width: 1, height: 1, color: color).inGray()
            #expect(gray.pixels == [level, level, level])
        }
    }
}
