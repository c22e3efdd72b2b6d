import ArgumentParser
import Checking
import Explaining
import Foundation
import Imaging
import Lessons
import ModelStore
import NN
import Support
import TerminalImages
import TerminalUI

/// Classifies a picture and draws why.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Classify a picture and draw why.",
        discussion: """
            Writes heatmap.safetensors, overlay.png, input.png and summary.json (feature-maps: also montage.png) into \
            a folder. Where the terminal can show pictures, the overlay or the brightest maps are drawn there too.

            Example: course explain photo.jpg
            Example: course explain photo.jpg --method layer-cam --layer layer3 --class "sail boat"
            Example: course explain photo.jpg --page --method grad-cam,layer-cam --layer layer3,layer4 --class mug,cup
            Example: course explain photo.jpg --architecture resnet50 --weights mine.pth --labels classes.txt --json

            Exit code 0 when the files are written, 64 when the picture, the weights or a name is wrong, 1 when the \
            files cannot be written, 70 when a model of the course is damaged.
            """
    )

    @Argument(help: "The picture: a PNG or JPEG.", completion: .file(extensions: ["png", "jpg", "jpeg"]))
    var image: String

    @Option(help: "A network of the course: `course models` lists them.")
    var model: String?

    @Option(
        help:
            "The architecture of --weights: resnet18 to resnet152, vgg11 to vgg19_bn; read from the weights when left out."
    )
    var architecture: String?

    @Option(
        help: "Weights of your own: safetensors, or a torch checkpoint of a state dict.",
        completion: .file())
    var weights: String?

    @Option(help: "The names of the classes of --weights, one a line.", completion: .file())
    var labels: String?

    @OptionGroup(title: "Method")
    var method: MethodOptions

    @Option(
        parsing: .unconditional,
        help: "The layer, by torch's name, as in layer3.1 or features.29 (default: the network's last maps).")
    var layer: String?

    @Option(
        name: .customLong("class"), parsing: .unconditional,
        help: "The class to explain, by index or label (default: the prediction).")
    var target: String?

    @OptionGroup(title: "Preparation")
    var preparation: PreparationOptions

    @Option(help: "The overlay's colors: jet, viridis, hot or gray.")
    var colors = "jet"

    @Option(help: "The folder to write to (default: explained/PICTURE/METHOD).", completion: .directory)
    var out: String?

    @OptionGroup
    var images: ImageOptions

    @Flag(help: "Write a page to touch too: --method, --layer and --class may be several, with commas between them.")
    var page = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if weights == nil {
            if architecture != nil { throw ValidationError("--architecture needs --weights.") }
            if labels != nil { throw ValidationError("--labels needs --weights.") }
        } else if model != nil {
            throw ValidationError("Give --model or --weights, not both.")
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        let terminal = Terminal.current()
        let imageChoice = try images.choice()
        let asked = AskedMaps(method, layer: layer, page: page)
        let choice = try asked.methods[0].choice()
        let colormap = try colormap()
        let folder = OutputFolder(url: output(choice.name))
        try folder.requireOurs()
        // The terminal is asked while the network is loaded.
        async let found = json ? .none : TerminalImages.find(imageChoice, terminal: terminal)
        let (model, seen, preparation) = try load()
        let images = await found
        let size = (width: seen.picture.width, height: seen.picture.height)
        for choice in try asked.methods.map({ (options) throws(CommandError) in try options.choice() }) {
            try MemoryNeed(model.network, choice, width: size.width, height: size.height)?
                .check(choice, width: size.width, height: size.height, available: .now())
        }
        let targets = try target.map { (names) throws(CommandError) in
            try AskedMaps.classes(names, of: model.classes, page: page)
        }
        warn(about: choice, terminal)
        let notices = model.notices + seen.notices
        for notice in notices { say(notice, terminal) }
        let loaded = began.duration(to: .now) / .seconds(1)

        let answer = try await AskedQuestion(
            network: model.network, input: preparation.input(seen.picture), target: targets?.first,
            layer: asked.layers.first,
            method: choice.method
        ).answered(showing: choice.descriptor.title, on: terminal)
        let explanation = answer.explanation

        let files = ExplanationFiles(
            explanation: explanation, seen: seen.picture, choice: choice, colormap: colormap,
            title: "\(explanation.layer ?? "") of \(model.name)")
        var written = try files.all()
        if page {
            let document = try await asked.page(
                of: image, seen.picture, model, preparation, targets: targets ?? [], on: terminal)
            written.append(OutputFolder.File(name: "page.html", data: Data(document.utf8)))
        }
        let names = written.map(\.name) + [OutputFolder.summary]
        let report = ExplainReport(
            image: image, model: model, explanation: explanation, choice: choice, seen: seen.picture,
            preparation: preparation,
            notices: notices, files: names.map { folder.place(of: $0).path },
            seconds: .init(
                load: loaded, forward: answer.forward, explain: answer.explain,
                total: began.duration(to: .now) / .seconds(1)))
        written.append(OutputFolder.File(name: OutputFolder.summary, data: try Console.encoded(report)))
        try folder.write(written)

        if json {
            try Console.json(report)
        } else {
            let words = MethodWords(explanation, of: choice.descriptor, classes: model.classes)
            Console.output(
                ExplainPage(
                    report: report, words: words, files: names.map(folder.place), terminal: terminal,
                    shown: ExplainedPicture(files), images: images
                ).lines())
        }
    }

    /// What the network is shown, and what is to be said about the file that it was made from.
    private struct Seen {
        let picture: Picture
        let notices: [String]
    }

    /// The network, what it is shown of the picture, and how that was made.
    ///
    /// The picture as it lies on disk, which can be much larger, is let go of here.
    private func load() throws -> (LoadedModel, Seen, Preparation) {
        let model = try loadedModel()
        var preparation = self.preparation.applied(to: model.preparation)
        if model.network.inputChannels == 1 { preparation = preparation.gray }
        do {
            var notices: [PictureNotice] = []
            let picture = try Picture(contentsOf: URL(filePath: image), notices: &notices)
            let seen = Seen(picture: try preparation.seen(of: picture), notices: notices.map { "\($0)" })
            return (model, seen, preparation)
        } catch let error as PictureError {
            throw CommandError.usage("\(error)")
        }
    }

    private func loadedModel() throws -> LoadedModel {
        if let weights {
            return try LoadedModel(
                weights: URL(filePath: weights), architecture: architecture, labels: labels.map { URL(filePath: $0) })
        }
        return try LoadedModel(
            named: model ?? LoadedModel.usual, in: CourseSession.catalog())
    }

    private func output(_ method: MethodName) -> URL {
        if let out { return URL(filePath: out, directoryHint: .isDirectory) }
        let picture = URL(filePath: image).deletingPathExtension().lastPathComponent
        return URL(filePath: "explained/\(picture)/\(method.rawValue)", directoryHint: .isDirectory)
    }

    private func colormap() throws(CommandError) -> Colormap {
        let known = [Colormap.jet, .viridis, .hot, .gray]
        if let colormap = known.first(where: { $0.name == colors.lowercased() }) { return colormap }
        throw .usage("There are no colors \"\(colors)\". Say \(known.map(\.name).joined(separator: ", ")).")
    }

    /// Says which options change nothing, rather than let somebody believe that they did.
    private func warn(about choice: MethodChoice, _ terminal: Terminal) {
        let ignored = choice.ignored + (layer != nil && !choice.descriptor.usesLayer ? ["layer"] : [])
        guard !ignored.isEmpty else { return }
        let options = Spelling.list(ignored.map { "--\($0)" })
        say("\(options) \(ignored.count == 1 ? "changes" : "change") nothing about \(choice.name.rawValue).", terminal)
    }

    /// Says something beside the answer, on standard error.
    private func say(_ notice: String, _ terminal: Terminal) {
        Console.error("\(terminal.errorStyle("course:", .yellow, .bold)) \(notice)")
    }
}
