import Explaining
import Foundation
import Imaging
import NN
import Testing

@testable import Pictures
@testable import Runner
@testable import TerminalUI

/// `course explain` as a person and a script call it.
@Suite(.timeLimit(.minutes(20)))
struct ExplainCommandTests {
    private let program: ExplainProgram

    init() throws { program = try ExplainProgram() }

    @Test func explain_drawsTheHeatMapOverWhatTheNetworkSaw() async throws {
        let answer = try await program.explain("duck.png")
        #expect(answer.status == 0 && answer.errors == "")
        let folder = "explained/duck/grad-cam"
        #expect(
            program.names(in: folder) == ["heatmap.safetensors", "input.png", "overlay.png", "summary.json"])
        #expect(answer.output.contains("rubber duck"))
        #expect(answer.output.contains("Grad-CAM of layer4 (7 x 7) for rubber duck, the prediction"))
        #expect(answer.output.contains("overlay  \(folder)/overlay.png"))
        #expect(!answer.output.contains("\u{1B}"))
        #expect(answer.output.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
        let tensors = try program.tensors(in: folder)
        #expect(tensors.names == ["coarse", "evidence", "heatmap", "logits"])
        let input = try Picture(contentsOf: program.place("\(folder)/input.png"))
        #expect(input == (try Picture(contentsOf: ExplainProgram.duck)))
        let drawn = try Picture(contentsOf: program.place("\(folder)/overlay.png"))
        #expect(drawn == overlay(heatmap: try tensors.tensor("heatmap"), on: input))
    }

    @Test func page_hasEveryMethodLayerAndClass() async throws {
        let answer = try await program.explain(
            "duck.png", "--page", "--method", "layer-cam,grad-cam,saliency", "--layer", "layer3, layer4", "--class",
            "teapot,hat", "--out", "out", "--json")
        #expect(answer.status == 0, "\(answer.errors)")
        // The files are those of the first of each.
        #expect(answer.object["method"] as? String == "layer-cam" && answer.object["layer"] as? String == "layer3")
        #expect((answer.object["files"] as? [String])?.contains { $0.hasSuffix("page.html") } == true)
        let html = try String(contentsOf: program.place("out/page.html"), encoding: .utf8)
        for words in ["LayerCAM, layer3", "LayerCAM, layer4", "Grad-CAM, layer3", "Grad-CAM, layer4", "Saliency"] {
            #expect(html.contains("<strong>\(words)</strong>"), "\(words)")
        }
        // The prediction, a rubber duck, is always there.
        #expect(html.contains("\"classes\":[14,8,2]") || html.contains("\"classes\":[14,2,8]"))
        #expect(html.utf8.count < 3_000_000)
        // Another explanation takes the page away, as it does all files of the last one.
        _ = try await program.explain("duck.png", "--out", "out")
        #expect(!program.names(in: "out").contains("page.html"))
    }

    @Test(arguments: [
        (["--method", "grad-cam,grad-cram"], "There is no method \"grad-cram\""),
        (["--layer", "layer4,layer9"], "has no layer \"layer9\""),
        (["--class", "hat,teepot"], "Did you mean \"teapot\"?"),
        (["--method", "grad-cam,feature-maps"], "Take it out of --method"),
    ])
    func page_ofWhatThereIsNot_isRefused(_ options: [String], _ says: String) async throws {
        let answer = try await program.explain(["duck.png", "--page", "--out", "out"] + options)
        #expect(answer.status == 64 && answer.output.isEmpty)
        #expect(answer.errors.contains(says), "\(answer.errors)")
        #expect(program.names(in: "out").isEmpty)
    }

    @Test func json_hasTheKeysThatScriptsRelyOn() async throws {
        let answer = try await program.explain(
            "duck.png", "--method", "layer-cam", "--layer", "layer3", "--class", "Life Ring", "--out", "out", "--json")
        let object = answer.object
        #expect(object["model"] as? String == "toybox-resnet18")
        #expect(object["architecture"] as? String == "resnet18")
        #expect(object["method"] as? String == "layer-cam")
        #expect(object["layer"] as? String == "layer3")
        let target = try #require(object["target"] as? [String: Any])
        #expect(target["index"] as? Int == 5 && target["label"] as? String == "life ring")
        let top = try #require(object["top"] as? [[String: Any]])
        #expect(top.count == 5 && top[0]["label"] as? String == "rubber duck" && top[0]["index"] as? Int == 14)
        let probabilities = top.compactMap { $0["probability"] as? Double }
        #expect(probabilities == probabilities.sorted(by: >) && probabilities.reduce(0, +) <= 1)
        #expect(top.allSatisfy { $0["logit"] is Double })
        let files = try #require(object["files"] as? [String])
        #expect(files.map { URL(filePath: $0).lastPathComponent }.sorted() == program.names(in: "out"))
        #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0) })
        let seconds = try #require(object["seconds"] as? [String: Double])
        #expect(Set(seconds.keys) == ["load", "forward", "explain", "total"])
        let summary = try String(contentsOf: program.place("out/summary.json"), encoding: .utf8)
        #expect(answer.output == summary + "\n")
    }

    @Test func heatMap_isTheMethodsOwn() async throws {
        let answer = try await program.explain("duck.png", "--layer", "layer3.1", "--class", "3", "--out", "out")
        #expect(answer.status == 0)
        let package = try ModelPackage(contentsOf: MiniCourse.project.appending(path: "Models/toybox-resnet18"))
        let network = try #require(package.network() as? any ExplainableClassifier)
        let image = try Picture(contentsOf: ExplainProgram.duck).tensor().normalized(.imageNet)
        let expected = try GradCAM().explain(Question(network, image: image, target: 3, layer: "layer3.1"))
        let tensors = try program.tensors(in: "out")
        #expect(try tensors.tensor("heatmap").scalars == expected.heatmap.scalars)
        #expect(try tensors.tensor("coarse").shape == [14, 14])
        #expect(try tensors.tensor("logits").scalars == expected.logits.scalars)
    }

    @Test func featureMaps_comeWithAMontageThatGoesAgain() async throws {
        let answer = try await program.explain(
            "duck.png", "--method", "feature-maps", "--layer", "layer2", "--out", "out", "--json")
        #expect(answer.status == 0)
        #expect(program.names(in: "out").contains("montage.png"))
        #expect(try program.tensors(in: "out").tensor("maps").shape == [64, 28, 28])
        #expect(try await program.explain("duck.png", "--out", "out").status == 0)
        #expect(!program.names(in: "out").contains("montage.png"))
    }

    @Test func gradients_areGivenUnscaledToo() async throws {
        for (method, reduce) in [("saliency", "sum"), ("guided-backprop", "max")] {
            let answer = try await program.explain(
                "duck.png", "--method", method, "--reduce", reduce, "--out", "out", "--json")
            #expect(answer.object["layer"] is NSNull)
            let tensors = try program.tensors(in: "out")
            let attribution = try tensors.tensor("attribution")
            #expect(attribution.shape == [224, 224])
            let low = attribution.min().scalar
            let scaled = (attribution - low) / (attribution.max().scalar - low)
            #expect(try (tensors.tensor("heatmap") - scaled).abs().max().scalar < 1e-6)
            #expect(tensors.names.contains("signed") == (method == "guided-backprop"))
        }
    }

    @Test func weightsOfAnyone_areReadWithTheirLabels() async throws {
        try TinyNetwork.weights.write(to: program.place("mine.safetensors"))
        try program.folder.write(TinyNetwork.labels.joined(separator: "\n"), to: "classes.txt")
        let mine = ["duck.png", "--weights", "mine.safetensors", "--json"]
        let bare = try await program.explain(mine + ["--class", "4"])
        #expect(bare.object["model"] as? String == "mine.safetensors")
        #expect((bare.object["target"] as? [String: Any])?["label"] is NSNull)
        #expect((bare.object["input"] as? [String: Any])?["resize"] as? Int == 256)
        let named = try await program.explain(
            mine + ["--architecture", "resnet18", "--labels", "classes.txt", "--class", "dog"])
        #expect((named.object["target"] as? [String: Any])?["index"] as? Int == 3)
        let other = try await program.explain(mine + ["--architecture", "vgg16"])
        #expect(other.status == 64 && other.errors.contains("do not make up a vgg16"))
        try program.folder.write("one\ntwo", to: "few.txt")
        let few = try await program.explain(mine + ["--labels", "few.txt"])
        #expect(few.status == 64 && few.errors.contains("names 2 classes, one a line, but the network has 5"))
        let unnamed = try await program.explain(mine + ["--class", "dog"])
        #expect(unnamed.status == 64 && unnamed.errors.contains("Give an index, 0 to 4, or the names with --labels."))
    }

    @Test(arguments: [
        (["--method", "grad-cm"], "There is no method \"grad-cm\". Did you mean grad-cam?"),
        (["--layer", "layr4"], "resnet18 has no layer \"layr4\". Did you mean layer4? The layers are conv1, bn1,"),
        (["--layer", "fc"], "The layer \"fc\" gives [1, 16], which has no height and width to draw."),
        (["--class", "mgu"], "There is no class named \"mgu\". Did you mean \"mug\"?"),
        (["--class", "16"], "There is no class 16: the network knows 16 classes. Give 0 to 15."),
        (["--model", "toybox-resnet1"], "There is no network named \"toybox-resnet1\". Did you mean"),
        (["--architecture", "resnet18"], "--architecture needs --weights."),
        (["--weights", "a", "--model", "b"], "Give --model or --weights, not both."),
        (["--weights", "none.pth"], "none.pth: cannot be read"),
        (["--weights", "none.pth", "--architecture", "resnet19"], "There is no architecture \"resnet19\"."),
        (["--method", "cam", "--layer", "layer3"], "cam works on the maps that the network averages, those of layer4"),
        (["--crop", "5000"], "--crop is 5000, but must be 1 to 4096 pixels, or none."),
        (["--std", "1,0,1"], "--std is [1.0, 0.0, 1.0], but deviations are above 0."),
        (["--method", "occlusion", "--window", "500"], "The window is 500, but must be 1 to 224."),
        (["--method", "rise", "--samples", "0"], "The number of masks is 0, but must be 1 or more."),
        (["--colors", "rainbow"], "There are no colors \"rainbow\". Say jet, viridis, hot, gray."),
    ])
    func wrongNames_areOneSentenceAndNothingIsWritten(arguments: [String], expected: String) async throws {
        let answer = try await program.explain(["duck.png", "--out", "out"] + arguments)
        #expect(answer.status == 64)
        #expect(answer.output == "")
        #expect(answer.errors.hasPrefix("course: ") && answer.errors.contains(expected), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
        #expect(program.names(in: "out").isEmpty)
    }

    @Test func brokenPictures_areOneSentence() async throws {
        let bytes = try Data(contentsOf: ExplainProgram.duck)
        try bytes.prefix(bytes.count / 2).write(to: program.place("half.png"))
        try Data("words".utf8).write(to: program.place("words.jpg"))
        for (name, expected) in [
            ("half.png", "is cut short"), ("words.jpg", "is no picture"), ("none.png", "there is no such file"),
            ("course", "it is a folder"),
        ] {
            let answer = try await program.explain(name, "--out", "out")
            #expect(answer.status == 64)
            #expect(answer.errors.contains(expected) && answer.errors.contains(name))
            #expect(answer.errors.split(separator: "\n").count == 1)
        }
        #expect(program.names(in: "out").isEmpty)
    }

    @Test(arguments: [(1, 1), (1, 5000), (700, 2)])
    func picturesOfAnyShape_areSeen(width: Int, height: Int) async throws {
        try Picture(width: width, height: height, color: Color(0xC04020)).write(to: program.place("odd.png"))
        #expect(try await program.explain("odd.png", "--out", "out").status == 0)
        #expect(try Picture(contentsOf: program.place("out/input.png")).width == 224)
    }

    @Test func wholePictures_canBeSeen() async throws {
        let wide = try Picture(contentsOf: ExplainProgram.duck).resized(width: 300, height: 200)
        try wide.write(to: program.place("wide.png"))
        let answer = try await program.explain("wide.png", "--resize", "none", "--crop", "none", "--out", "out")
        #expect(answer.status == 0)
        #expect(try program.tensors(in: "out").tensor("heatmap").shape == [200, 300])
        #expect(try Picture(contentsOf: program.place("out/input.png")) == wide)
    }

    @Test func filesOfOthers_areLeftAlone() async throws {
        try program.folder.write("mine", to: "out/overlay.png")
        let answer = try await program.explain("duck.png", "--out", "out")
        #expect(answer.status == 64)
        #expect(answer.errors.contains("out/overlay.png is there already and was not written by `course explain`."))
        #expect(program.names(in: "out") == ["overlay.png"])
    }

    @Test func optionsWithoutEffect_areSaid() async throws {
        let answer = try await program.explain(
            "duck.png", "--samples", "3", "--layer", "layer4", "--method", "saliency")
        #expect(answer.status == 0)
        #expect(answer.errors == "course: --samples and --layer change nothing about saliency.\n")
    }

    @Test func aPictureWithoutItsEnd_isExplainedAndSaid() async throws {
        // The last chunk of a PNG has no content: twelve bytes.
        let whole = try Data(contentsOf: ExplainProgram.duck)
        try whole.dropLast(12).write(to: program.place("no-end.png"))
        let answer = try await program.explain("no-end.png", "--out", "out")
        #expect(answer.status == 0)
        #expect(answer.errors.hasPrefix("course: ") && answer.errors.contains("no-end.png lacks the mark"))
        #expect(answer.errors.split(separator: "\n").count == 1)
        #expect(try Picture(contentsOf: program.place("out/input.png")) == Picture(contentsOf: ExplainProgram.duck))
    }

    @Test func interruption_leavesNothing() async throws {
        let process = Process()
        process.executableURL = URL(filePath: MiniCourse.supervisor.path)
        process.arguments = ["explain", "duck.png", "--method", "rise", "--samples", "100000", "--out", "out"]
        process.currentDirectoryURL = program.folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(program.environment) { $1 }
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // It says so when it has begun something long.
        let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
        #expect(said == "RISE: 100000 passes ...\n")
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(program.names(in: "out").isEmpty)
    }
}
