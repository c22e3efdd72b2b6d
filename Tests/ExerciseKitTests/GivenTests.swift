import Foundation
import Imaging
import NN
import Testing

@testable import ExerciseKit

@Suite struct GivenTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "Given-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func given(_ values: [String: GivenValue]) -> Given {
        Given(Assignment.Case(id: "mug", given: values), shelf: ModelShelf())
    }

    @Test func json_values_keep_their_kind() throws {
        let json = #"{"id": "a", "given": {"w": "mug", "n": 3, "x": 0.5, "f": true, "l": [1, 2]}}"#
        let assigned = try JSONDecoder().decode(Assignment.Case.self, from: Data(json.utf8))
        let given = Given(assigned, shelf: ModelShelf())
        #expect(try given.string("w") == "mug")
        #expect(try given.int("n") == 3)
        #expect(try given.double("x") == 0.5)
        #expect(try given.bool("f"))
        #expect(try given.ints("l") == [1, 2])
        #expect(given.has("w") && !given.has("v"))
    }

    @Test func a_missing_value_is_named_with_what_there_is() throws {
        let given = given(["image": .text("mug.png"), "class": .number(3)])
        let error = #expect(throws: CheckError.self) { try given.string("picture") }
        #expect(error == .notGiven(name: "picture", case: "mug", given: ["class", "image"]))
        #expect("\(try #require(error))".contains("it gives class, image"))
    }

    @Test func a_value_of_another_kind_is_named_with_what_was_wanted() throws {
        let given = given(["class": .number(2.5), "label": .text("mug")])
        #expect(throws: CheckError.wrongKind(name: "class", case: "mug", value: "2.5", wanted: "a whole number")) {
            try given.int("class")
        }
        #expect(throws: CheckError.wrongKind(name: "label", case: "mug", value: "\"mug\"", wanted: "a whole number")) {
            try given.int("label")
        }
    }

    @Test func a_picture_is_read() throws {
        let file = folder.appending(path: "dot.png")
        let dot = Picture(width: 1, height: 2, pixels: [1, 2, 3, 4, 5, 6])
        try dot.write(to: file)
        #expect(try given(["image": .text(file.path)]).picture("image") == dot)
    }

    @Test func a_picture_that_is_not_there_is_the_courses_fault() throws {
        let given = given(["image": .text("/nowhere/mug.png")])
        let error = #expect(throws: (any Error).self) { try given.picture("image") }
        #expect(Status(of: try #require(error)) == .courseFault)
        #expect("\(try #require(error))".contains("/nowhere/mug.png"))
    }

    @Test func a_tensor_is_read_by_its_case_and_key() throws {
        let file = folder.appending(path: "in.safetensors")
        let arrays = ["mug/maps": [1, 2], "maps": [3, 4], "noise": [5, 6]].mapValues {
            StoredArray(Tensor($0, shape: [2]))
        }
        try SafeTensors(arrays: arrays).write(to: file)
        let given = given(["tensors": .text(file.path)])
        #expect(try given.tensor("maps").scalars == [1, 2])
        #expect(try given.tensor("noise").scalars == [5, 6])
    }

    @Test func a_tensor_that_is_not_in_the_file_is_the_courses_fault() throws {
        let file = folder.appending(path: "in.safetensors")
        try SafeTensors(arrays: ["mug/maps": StoredArray(Tensor([1, 2], shape: [2]))]).write(to: file)
        let given = given(["tensors": .text(file.path)])
        let error = #expect(throws: (any Error).self) { try given.tensor("map") }
        #expect(Status(of: try #require(error)) == .courseFault)
        #expect("\(try #require(error))".contains("map"))
    }

    /// A model's folder with a small VGG that PyTorch has saved, of three classes.
    private func smallVGG() throws -> String {
        let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try FileManager.default.copyItem(
            at: project.appending(path: "Tests/Fixtures/checkpoints/networks/prefix-student.vgg.pt"),
            to: folder.appending(path: "model.pt"))
        let json = """
            {"name": "small-vgg", "architecture": "vgg11", "weights": "model.pt", "labels": "labels.txt",
             "input": {"resize": null, "crop": 224, "mean": [0, 0, 0], "std": [1, 1, 1]}}
            """
        try Data(json.utf8).write(to: folder.appending(path: "model.json"))
        try Data("mug\nduck\nhat\n".utf8).write(to: folder.appending(path: "labels.txt"))
        return folder.path
    }

    @Test func a_classifier_is_of_any_architecture() throws {
        let given = given(["model-vgg": .text(try smallVGG()), "class": .text("hat")])
        let network = try given.classifier("model-vgg")
        #expect(network.architectureName == "vgg11")
        #expect(network.classes == 3)
        #expect(try given.classIndex("class", of: "model-vgg") == 2)
    }

    @Test func a_classifier_is_called_as_it_is_given() throws {
        let given = given(["model-vgg": .text(try smallVGG())])
        let image = Tensor.zeros([1, 3, 32, 32])
        let logits = try given.classifier("model-vgg")(image)
        let network = try given.classifier("model-vgg").network
        #expect(logits.shape == [1, 3] && logits.scalars == network(image).scalars)
        let clipped = try given.classifier("model-vgg")(image, rectifier: { relu($0) })
        #expect(clipped.scalars == logits.scalars)
    }

    @Test func a_model_that_is_no_ResNet_is_the_courses_fault() throws {
        let path = try smallVGG()
        let error = #expect(throws: CheckError.self) { try given(["model": .text(path)]).model() }
        #expect(error == .wrongKind(name: "model", case: "mug", value: "\"\(path)\"", wanted: "a ResNet"))
    }

    @Test func a_model_folder_without_its_parts_is_named() throws {
        let given = given(["model": .text(folder.path)])
        let error = #expect(throws: CheckError.self) { try given.model() }
        #expect("\(try #require(error))".contains(folder.path))
    }
}
