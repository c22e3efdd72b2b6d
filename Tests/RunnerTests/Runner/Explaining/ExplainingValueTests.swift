import Explaining
import Foundation
import Imaging
import NN
import Testing

@testable import Checking
@testable import Runner
@testable import Support

@Suite struct ExplainingValueTests {
    private let classes = ClassNames(count: 4, labels: ["crane", "mug", "Crane", "crane"])

    @Test func classes_areFoundByIndexAndByLabel() throws {
        #expect(try classes.index(of: " 2 ") == 2)
        #expect(try classes.index(of: "MUG") == 1)
        #expect(try classes.index(of: "Crane") == 2)
        #expect(throws: CommandError.usage("\"crane\" is the name of 2 classes. Give the index: 0 or 3.")) {
            try classes.index(of: "crane")
        }
        #expect(classes.phrase(1) == "mug")
        #expect(ClassNames(count: 4, labels: nil).phrase(1) == "class 1")
    }

    @Test(arguments: MethodName.allCases) func methods_areFoundHoweverTheyAreSpelled(name: MethodName) throws {
        for text in [name.rawValue, name.descriptor.title, name.rawValue.uppercased().replacing("-", with: "_")] {
            let choice = try MethodOptions.parse(["--method", text]).choice()
            #expect(choice.name == name)
            #expect(type(of: choice.method).name == name)
            #expect(
                choice.settings.map(\.name)
                    == name.descriptor.options.filter { $0.value(.init()) != nil }.map(\.name.rawValue))
        }
    }

    @Test func options_reachTheirMethod() throws {
        let rise = try MethodOptions.parse(["--method", "rise", "--samples", "7", "--seed", "3"]).choice()
        #expect((rise.method as? RISE)?.masks.count == 7)
        let way = try MethodOptions.parse(
            ["--method", "integrated-gradients", "--steps", "9", "--baseline", "0.5", "--reduce", "sum"]
        ).choice()
        let gradients = try #require(way.method as? IntegratedGradients)
        #expect((gradients.steps, gradients.baseline, gradients.reduction) == (9, 0.5, .sum))
        #expect(way.settings.map(\.value) == ["9", "0.5", "sum"])
        let smooth = try MethodOptions.parse(["--method", "smooth-grad", "--samples", "5", "--noise", "0.3"]).choice()
        let grad = try #require(smooth.method as? SmoothGrad)
        #expect((grad.noise.samples, grad.relativeDeviation) == (5, 0.3))
        let square = try MethodOptions.parse(["--method", "occlusion", "--window", "20", "--stride", "6"]).choice()
        let occlusion = try #require(square.method as? Occlusion)
        #expect((occlusion.window, occlusion.step) == (20, 6))
        #expect(try MethodOptions.parse(["--steps", "9"]).choice().ignored == ["steps"])
    }

    @Test func preparation_isTheNetworksUnlessTold() throws {
        let usual = Preparation.imageNet
        #expect(try PreparationOptions.parse([]).applied(to: usual) == usual)
        let told = try PreparationOptions.parse(
            ["--resize", "none", "--crop", "100", "--mean", "0.5", "--std", "0.1, 0.2,0.3"]
        ).applied(to: usual)
        #expect(told.resize == nil && told.crop == 100)
        #expect(told.normalization == Normalization(mean: [0.5, 0.5, 0.5], deviation: [0.1, 0.2, 0.3]))
        for wrong in [["--mean", "1,2"], ["--std", "a"], ["--resize", "big"], ["--crop", "0"]] {
            #expect(throws: (any Error).self) { try PreparationOptions.parse(wrong) }
        }
    }

    @Test func preparation_refusesWhatWouldFillTheMemory() throws {
        let strip = Picture(width: 1, height: 5000, color: .white)
        let whole = Preparation(resize: .shortSide(256), crop: nil, normalization: .imageNet)
        #expect(throws: CommandError.self) { try whole.seen(of: strip) }
        #expect(try Preparation.imageNet.seen(of: strip).height == 224)
    }

    @Test func folders_areLeftAsTheyWereWhenAFileCannotBeWritten() throws {
        let temporary = TemporaryFolder()
        let folder = OutputFolder(url: temporary.url.appending(path: "out"))
        let files = [
            OutputFolder.File(name: "input.png", data: Data([1])),
            OutputFolder.File(name: "missing/overlay.png", data: Data([2])),
        ]
        #expect(throws: CommandError.self) { try folder.write(files) }
        #expect(!FileManager.default.fileExists(atPath: folder.url.path))
        try folder.write([files[0]])
        #expect(throws: CommandError.self) { try folder.write(files) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["input.png"])
    }

    @Test func probabilities_areASoftmaxWithTiesInOrder() {
        let top = ExplainReport.top(3, of: [1, 800, 1, 799], classes: ClassNames(count: 4, labels: nil))
        #expect(top.map(\.index) == [1, 3, 0])
        #expect(abs(top[0].probability - 1 / (1 + exp(-1.0))) < 1e-12)
        #expect(top[2].probability == 0 && top[2].label == nil)
    }

    @Test func montage_hasTheBrightestChannelFirst() {
        let maps = Tensor([0, 0, 0, 0, 1, 0, 0, 0, 9, 9, 9, 8], shape: [3, 2, 2])
        #expect(Montage(maps: maps, title: "x").ranked().map(\.index) == [2, 1, 0])
        #expect(Montage(maps: maps, title: "x").heading() == "x, 3 channels, the brightest first, 1 flat")
        #expect(Montage(maps: maps, title: "x", most: 2).heading() == "x, 2 of 3 channels, the brightest first, 1 flat")
    }

    @Test(arguments: MethodName.allCases) func words_nameTheClassOnlyWhereItCounts(name: MethodName) {
        let words = MethodWords(
            method: name.descriptor, target: "zebra", layer: name.descriptor.usesLayer ? "layer4 (7 x 7)" : nil,
            emptiness: nil)
        #expect(words.reading.contains("zebra") == name.descriptor.usesTarget)
        #expect(words.reading.contains("layer4") || !name.descriptor.usesLayer)
        #expect(words.reading.hasPrefix("Bright"))
        let empty = MethodWords(method: name.descriptor, target: "zebra", layer: nil, emptiness: .nothing)
        #expect(empty.reading.hasPrefix("The map is empty"))
    }
}
