import Explaining
import Imaging
import Lessons
import NN

/// Why a part cannot be made.
package struct PartFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, as a sentence.
    package let message: String
    /// What to do about it, as a sentence.
    package let remedy: String

    init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }

    /// Nobody knows the name; the nearest that there is, or all of them where they are few.
    init(_ message: String, of name: String, among names: [String]) {
        let all = names.count > 24 ? "" : "There are \(Spelling.list(names))."
        self.init(message, remedy: Spelling.nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" } ?? all)
    }

    /// Both sentences.
    package var description: String { remedy.isEmpty ? message : "\(message) \(remedy)" }
}

extension PageNetwork {
    /// Asks the network about a picture and one of its layers.
    ///
    /// - Throws: `PartFault` when there is no such layer, or the picture does not fit.
    func question(about picture: Picture, layer: String) throws(PartFault) -> Question {
        do throws(ExplanationError) {
            return try Question(network, image: input(picture), layer: layer)
        } catch .unknownLayer(let layer, _, let names) {
            throw PartFault("The network \(name) has no layer \"\(layer)\".", of: layer, among: names)
        } catch {
            throw PartFault("The network \(name) cannot be asked about the picture: \(error).", remedy: "Take another.")
        }
    }

    /// The maps of a layer of an answer, `[1, C, h, w]`; tracked.
    ///
    /// - Throws: `PartFault` when the layer gives something else.
    func maps(of question: Question) throws(PartFault) -> Tensor {
        let maps = question.logits.activation(question.layer)
        guard maps.rank == 4 else {
            throw PartFault(
                "The layer \(question.layer) of \(name) has no maps.", remedy: "Take \(network.lastMapsLayer).")
        }
        return maps
    }
}
