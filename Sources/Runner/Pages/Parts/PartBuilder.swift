import Foundation
import Imaging
import Lessons

/// Computes what the parts of a page show.
package struct PartBuilder {
    /// The folder that pictures are relative to.
    let folder: URL
    /// Where the networks lie.
    let models: ModelFolders
    private var networks: [String: PageNetwork] = [:]

    package init(folder: URL, models: ModelFolders) {
        self.folder = folder
        self.models = models
    }

    /// Computes a part and lets go of it, to see whether it can be made.
    ///
    /// - Throws: as `data(of:into:)`.
    package mutating func check(_ part: PartSpec) throws {
        var page = PageData()
        _ = try data(of: part, into: &page)
    }

    /// The data of a part.
    ///
    /// - Throws: `PartFault`, or what reading a network or a picture throws.
    mutating func data(of part: PartSpec, into page: inout PageData) throws -> AnyPart? {
        if part.kind == .question { return nil }
        guard let name = part.network else {
            throw PartFault("The part names no network.", remedy: "Add network: toybox-resnet18")
        }
        let network = try networks[name] ?? PageNetwork(named: name, in: models)
        networks[name] = network
        let scenes = try part.pictures.map { scene in
            let picture = try network.seen(Picture(contentsOf: folder.appending(path: scene.file)))
            return SeenScene(spec: scene, picture: picture, name: page.add(picture, named: scene.file), folder: folder)
        }
        switch part.kind {
        case .question: return nil
        case .receptiveField: return AnyPart(try ReceptiveFieldData(part, network, scenes))
        case .convolution: return AnyPart(try ConvolutionData(network, scenes))
        case .overlay, .classes: return AnyPart(try MapsData(part, network, scenes))
        case .weightedSum: return AnyPart(try WeightedSumData(part, network, scenes))
        case .deletion: return AnyPart(try DeletionData(part, network, scenes))
        }
    }
}

/// A picture as a network sees it.
struct SeenScene {
    let spec: PartSpec.Scene
    let picture: Picture
    /// What the page knows it by.
    let name: String
    /// The folder that its mask is relative to.
    let folder: URL
}
