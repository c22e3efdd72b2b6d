import Foundation
import NN
import Testing

@testable import ModelStore
@testable import Runner

@Suite struct ModelCatalogTests {
    private let folder = TemporaryFolder()

    @Test func shippedAndInstalledNetworks_areFoundByName() throws {
        try TinyNetwork.write(to: folder.url.appending(path: "Models/tiny"))
        try TinyNetwork.write(to: folder.url.appending(path: ".course/models/mine"))
        let catalog = try ModelCatalog(root: folder.url)
        #expect(catalog.place(of: "tiny") == .shipped)
        #expect(catalog.place(of: "mine") == .installed)
        for name in ["tiny", "mine"] {
            let package = try catalog.package(named: name)
            #expect(package.labels.names == TinyNetwork.labels)
            #expect(package.description.input == TinyNetwork.input)
            #expect(try package.network().classes == TinyNetwork.classes)
        }
    }

    @Test func anUnknownNetwork_isAnsweredWithTheNearestName() throws {
        try TinyNetwork.write(to: folder.url.appending(path: "Models/tiny"))
        let catalog = try ModelCatalog(root: folder.url)
        let error = #expect(throws: ModelError.self) { try catalog.package(named: "tinny") }
        #expect(error == .unknown(name: "tinny", nearest: "tiny", known: ["tiny"]))
        #expect(error?.exitCode == 64)
        #expect(error?.sentence.contains("Did you mean `tiny`?") == true)
        #expect(throws: ModelError.unknown(name: "../Models/tiny", nearest: nil, known: ["tiny"])) {
            try catalog.package(named: "../Models/tiny")
        }
    }

    @Test func aNetworkThatIsOnlyOffered_isAnsweredWithTheCommandThatInstallsIt() throws {
        let catalog = try ModelCatalog(root: MiniCourse.project)
        let entry = try #require(catalog.manifest.models.first { catalog.place(of: $0.name) == nil })
        let error = #expect(throws: ModelError.self) { try catalog.package(named: entry.name) }
        #expect(error == .notInstalled(name: entry.name))
        #expect(error?.sentence.contains("`course models install \(entry.name)`") == true)
    }

    @Test func theShippedNetwork_isWhole() throws {
        let package = try ModelCatalog(root: MiniCourse.project).package(named: "toybox-resnet18")
        #expect(try package.network().architectureName == "resnet18")
        #expect(package.labels.names.count == 16)
    }

    @Test func theManifest_offersTorchvisionsWeightsWithTheLabelsThatGoWithThem() throws {
        let catalog = try ModelCatalog(root: MiniCourse.project)
        let manifest = catalog.manifest
        #expect(manifest.models.map(\.name) == ["resnet18", "resnet34", "resnet50", "resnet50-v2", "vgg11", "vgg16"])
        let labels = try ClassLabels(contentsOf: catalog.shipped[0].appending(path: manifest.labels))
        #expect(labels.names.count == manifest.classes)
        for entry in manifest.models {
            #expect(entry.url.scheme == "https")
            // Torch names the file by the beginning of its hash.
            #expect(entry.url.lastPathComponent.hasSuffix("-\(entry.sha256Prefix).pth"))
            // Single precision: a file is a little longer than four bytes a parameter.
            #expect(entry.size.bytes > 4 * entry.parameters)
        }
    }

    @Test func aDamagedFolder_isNamedWithThePlaceInIt() throws {
        try TinyNetwork.write(to: folder.url.appending(path: "Models/tiny"))
        let catalog = try ModelCatalog(root: folder.url)
        func expectDamage(_ description: String, _ said: String) throws {
            try folder.write(description, to: "Models/tiny/model.json")
            let error = #expect(throws: ModelError.self) { try catalog.package(named: "tiny") }
            #expect(error?.sentence.contains(said) == true, "\(error?.sentence ?? "no error")")
            #expect(error?.exitCode == 70)
        }
        try expectDamage("{", "not valid JSON")
        try expectDamage(#"{"name": "tiny"}"#, "architecture: it is missing")
        let rest = #""architecture": "resnet18", "labels": "labels.txt", "name": "tiny""#
        let input = #""input": {"resize": 256, "crop": 224, "mean": [0, 0, 0], "std": [1, 1, 1]}"#
        try expectDamage(#"{"weights": "../../x", \#(input), \#(rest)}"#, "not the name of a file in the same folder")
        try expectDamage(
            #"{"weights": "x", "input": {"crop": 0, "mean": [0, 0, 0], "std": [1, 1, 1]}, \#(rest)}"#, "input.crop")
        try expectDamage(
            #"{"weights": "x", "input": {"crop": 9, "mean": [0, 0, 0], "std": [1, 0, 1]}, \#(rest)}"#, "input.std")
    }

    @Test func aNetworkWhoseLabelsAreTooFew_isNotUsed() throws {
        try TinyNetwork.write(to: folder.url.appending(path: "Models/tiny"), labels: ["ant"])
        let package = try ModelCatalog(root: folder.url).package(named: "tiny")
        let error = #expect(throws: ClassLabelsError.self) { try package.network() }
        #expect(error == .count(file: package.folder.appending(path: "labels.txt").path, found: 1, wanted: 5))
    }
}
