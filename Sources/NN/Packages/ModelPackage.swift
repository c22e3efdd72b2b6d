import Foundation

/// A network as it lies on disk: one folder with `model.json`, weights, labels and a card.
///
/// ```swift
/// let package = try ModelPackage(contentsOf: URL(filePath: "Models/toybox-resnet18"))
/// let model = try package.network()
/// print(package.labels.names[model(image).argMax()])
/// ```
public struct ModelPackage: Sendable {
    /// Where it lies.
    public let folder: URL
    /// What `model.json` says.
    public let description: ModelDescription
    /// The names of the classes, in the order of the logits.
    public let labels: ClassLabels

    /// The file with the weights.
    public var weightsFile: URL { folder.appending(path: description.weights) }

    /// Reads a folder's description and labels; the weights are read by ``network()``.
    ///
    /// - Throws: ``ModelPackageError`` when `model.json` is missing or is not what it should be, ``ClassLabelsError``
    ///   when the labels are.
    public init(contentsOf folder: URL) throws {
        self.folder = folder
        description = try ModelDescription(contentsOf: folder.appending(path: "model.json"))
        labels = try ClassLabels(contentsOf: folder.appending(path: description.labels))
    }

    /// Reads the weights and builds the network from them.
    ///
    /// - Throws: ``WeightsError`` when the weights do not make up the architecture, with everything that is wrong at
    ///   once;
    ///   ``ModelPackageError`` when the architecture is not known; ``ClassLabelsError`` when there are not as many
    ///   labels as classes.
    public func network() throws -> any ImageClassifier {
        let model = try NetworkArchitecture(named: description.architecture, in: folder.appending(path: "model.json"))
            .network(weights: Weights(contentsOf: weightsFile))
        try requireLabels(for: model)
        return model
    }

    /// Checks that there is one label for each class of a network.
    ///
    /// - Throws: ``ClassLabelsError/count(file:found:wanted:)``.
    public func requireLabels(for model: some ImageClassifier) throws(ClassLabelsError) {
        guard labels.names.count == model.classes else {
            let file = folder.appending(path: description.labels).path
            throw .count(file: file, found: labels.names.count, wanted: model.classes)
        }
    }
}

extension ModelDescription {
    /// Reads `model.json`.
    init(contentsOf file: URL) throws(ModelPackageError) {
        let data = try Data(contentsOfPart: file)
        do {
            self = try JSONDecoder().decode(ModelDescription.self, from: data)
        } catch let error as DecodingError {
            let (place, reason) = error.placeAndReason
            throw .malformed(file: file.path, place: place, reason: reason)
        } catch {
            throw .malformed(file: file.path, place: "", reason: "\(error)")
        }
        if let fault = input.fault { throw .malformed(file: file.path, place: fault.place, reason: fault.reason) }
        // A description does not lead out of its folder.
        for (place, name) in [("weights", weights), ("labels", labels)]
        where name.isEmpty || name.hasPrefix(".") || name.contains("/") || name.contains("\0") {
            throw .malformed(
                file: file.path, place: place, reason: "\"\(name)\" is not the name of a file in the same folder")
        }
    }
}

extension Data {
    /// Reads one of the small files of a package.
    fileprivate init(contentsOfPart file: URL) throws(ModelPackageError) {
        do {
            try self.init(contentsOf: file)
        } catch {
            let isThere = FileManager.default.fileExists(atPath: file.path)
            throw .unreadable(file: file.path, reason: isThere ? error.localizedDescription : "it is not there")
        }
    }
}

extension DecodingError {
    /// Where in a JSON text something is wrong, and what.
    fileprivate var placeAndReason: (place: String, reason: String) {
        func place(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        return switch self {
        case .keyNotFound(let key, let context): (place(context.codingPath + [key]), "it is missing")
        case .valueNotFound(_, let context): (place(context.codingPath), "it is null")
        case .typeMismatch(_, let context): (place(context.codingPath), "it is of the wrong kind")
        case .dataCorrupted(let context): (place(context.codingPath), "it is not valid JSON")
        @unknown default: ("", "\(self)")
        }
    }
}

/// Why a model's folder cannot be used, apart from its weights and labels; rendered in ``description``.
public enum ModelPackageError: Error, Sendable, Equatable {
    /// A file of the folder could not be read.
    case unreadable(file: String, reason: String)
    /// A file of the folder is not what it should be; `place` says where in it.
    case malformed(file: String, place: String, reason: String)
}

extension ModelPackageError: CustomStringConvertible {
    /// One clear message: the file, the place, what was found and what was wanted.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .malformed(let file, let place, let reason):
            place.isEmpty ? "\(file): \(reason)" : "\(file): \(place): \(reason)"
        }
    }
}
