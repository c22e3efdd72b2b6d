import Foundation
import Imaging
import NN

/// What one case of an exercise is given, by the names that its specification uses.
///
/// ```swift
/// let model = try given.model()
/// let picture = try given.picture("image")
/// let dog = try given.classIndex("class")
/// ```
///
/// Every accessor throws an error that names the case, the key and what is wrong with it; the runner reports it as a
/// fault of the course.
public struct Given: Sendable {
    /// What the case is called in this run: a name that says nothing.
    let caseID: String

    private let values: [String: GivenValue]
    private let shelf: ModelShelf

    init(_ assigned: Assignment.Case, shelf: ModelShelf) {
        caseID = assigned.id
        values = assigned.given
        self.shelf = shelf
    }

    /// Whether the case gives something under a name.
    public func has(_ name: String) -> Bool { values[name] != nil }

    /// A word, as written.
    ///
    /// - Throws: when nothing is given under the name, or something else.
    public func string(_ name: String) throws -> String {
        guard case .text(let text) = try value(name) else { throw wrong(name, "a word") }
        return text
    }

    /// A whole number.
    ///
    /// - Throws: when nothing is given under the name, or something else.
    public func int(_ name: String) throws -> Int {
        guard case .number(let number) = try value(name), let whole = Int(exactly: number) else {
            throw wrong(name, "a whole number")
        }
        return whole
    }

    /// A number.
    ///
    /// - Throws: when nothing is given under the name, or something else.
    public func double(_ name: String) throws -> Double {
        guard case .number(let number) = try value(name) else { throw wrong(name, "a number") }
        return number
    }

    /// A switch: true or false.
    ///
    /// - Throws: when nothing is given under the name, or something else.
    public func bool(_ name: String) throws -> Bool {
        guard case .flag(let flag) = try value(name) else { throw wrong(name, "true or false") }
        return flag
    }

    /// Whole numbers.
    ///
    /// - Throws: when nothing is given under the name, or something else.
    public func ints(_ name: String) throws -> [Int] {
        guard case .list(let list) = try value(name) else { throw wrong(name, "a list of whole numbers") }
        return try list.map { element in
            guard case .number(let number) = element, let whole = Int(exactly: number) else {
                throw wrong(name, "a list of whole numbers")
            }
            return whole
        }
    }

    /// The picture in a PNG or JPEG file.
    ///
    /// - Throws: when no file is given under the name, or it cannot be read as a picture.
    public func picture(_ name: String) throws -> Picture {
        let path = try string(name)
        return try reading(name) { try Picture(contentsOf: URL(filePath: path)) }
    }

    /// A tensor in the safetensors file that is given under the name `tensors`.
    ///
    /// - Parameters:
    ///   - key: what the tensor is called in the file: `<case>/<key>`, or `<key>` alone when every case has the same.
    ///   - name: the name under which the file is given.
    /// - Throws: when no file is given under the name, it cannot be read, or has no such tensor.
    public func tensor(_ key: String, in name: String = "tensors") throws -> Tensor {
        let path = try string(name)
        return try reading(name) {
            let file = try SafeTensors(contentsOf: URL(filePath: path))
            let own = "\(caseID)/\(key)"
            return try file.tensor(file.names.contains(own) ? own : key)
        }
    }

    /// The ResNet in a model folder; it is read once, however many cases use it.
    ///
    /// - Throws: when no folder is given under the name, or it does not hold a ResNet.
    public func model(_ name: String = "model") throws -> ResNet {
        guard let network = try classifier(name).network as? ResNet else { throw wrong(name, "a ResNet") }
        return network
    }

    /// The network in a model folder, of whichever architecture; it is read once, however many cases use it.
    ///
    /// - Throws: when no folder is given under the name, or it does not hold a network.
    public func classifier(_ name: String = "model") throws -> GivenClassifier {
        let path = try string(name)
        return try reading(name) { GivenClassifier(network: try shelf.model(at: URL(filePath: path)).network) }
    }

    /// The id of a class, given as a number or as one of the labels of the model in the same case.
    ///
    /// - Throws: when neither is given under the name.
    public func classIndex(_ name: String, of model: String = "model") throws -> Int {
        if case .number = try value(name) { return try int(name) }
        let label = try string(name)
        let path = try string(model)
        let labels = try reading(model) { try shelf.model(at: URL(filePath: path)).labels }
        guard let index = labels.firstIndex(of: label) else {
            throw wrong(name, "one of the model's labels (\(labels.joined(separator: ", ")))")
        }
        return index
    }

    private func value(_ name: String) throws -> GivenValue {
        guard let value = values[name] else {
            throw CheckError.notGiven(name: name, case: caseID, given: values.keys.sorted())
        }
        return value
    }

    /// Reads what is given, which is the course's to have in order.
    ///
    /// The learner's own code may throw the very same errors: what comes from here is told apart.
    private func reading<Value>(_ name: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as CheckError {
            throw error
        } catch {
            throw CheckError.unreadableGiven(name: name, case: caseID, reason: "\(error)")
        }
    }

    private func wrong(_ name: String, _ wanted: String) -> CheckError {
        .wrongKind(name: name, case: caseID, value: values[name]?.description ?? "nothing", wanted: wanted)
    }
}
