import Foundation
import Imaging
import NN

/// Takes what the learner's code made and writes it to a file when all cases have run.
///
/// ```swift
/// report("heatmap", heatmap)      // Tensor  -> F32
/// report("overlay", picture)      // Picture -> U8 [H, W, 3]
/// report("ids", [3, 1, 4])        // [Int]   -> I64 [3]
/// ```
///
/// What it writes is only what the runner will compare with the reference: nothing that a check prints or returns decides
/// whether an answer is right.
public final class Report {
    private var arrays: [String: StoredArray] = [:]
    /// The case that is being run.
    private(set) var caseID = ""
    private(set) var problem: CheckError?

    /// Whether nothing was reported.
    var isEmpty: Bool { arrays.isEmpty }

    init() {}

    /// Creates a report that begins with what an earlier one has written.
    ///
    /// - Throws: ``CheckError`` when the file cannot be read.
    init(goingOnWith file: URL) throws {
        do {
            arrays = try SafeTensors(contentsOf: file).arrays
        } catch {
            throw CheckError.unwritable(path: file.path, reason: "what was reported before cannot be read: \(error)")
        }
    }

    /// Starts the next case: what follows is filed under its id.
    func begin(case id: String) {
        caseID = id
    }

    /// Reports a tensor, in single precision.
    public func callAsFunction(_ name: String, _ tensor: Tensor) {
        file(name, StoredArray(tensor))
    }

    /// Reports a picture, as bytes `[H, W, 3]`.
    public func callAsFunction(_ name: String, _ picture: Picture) {
        file(name, StoredArray(picture.pixels, shape: [picture.height, picture.width, 3]))
    }

    /// Reports a number, as a tensor without axes.
    public func callAsFunction(_ name: String, _ number: Float) {
        file(name, StoredArray(Tensor([number], shape: [])))
    }

    /// Reports a whole number, as a tensor without axes.
    public func callAsFunction(_ name: String, _ number: Int) {
        file(name, StoredArray([number], shape: []))
    }

    /// Reports whole numbers, row by row when a shape is given.
    public func callAsFunction(_ name: String, _ numbers: [Int], shape: [Int]? = nil) {
        let shape = shape ?? [numbers.count]
        guard fills(name, numbers.count, shape) else { return }
        file(name, StoredArray(numbers, shape: shape))
    }

    /// Reports bytes, such as a mask, row by row when a shape is given.
    public func callAsFunction(_ name: String, _ bytes: [UInt8], shape: [Int]? = nil) {
        let shape = shape ?? [bytes.count]
        guard fills(name, bytes.count, shape) else { return }
        file(name, StoredArray(bytes, shape: shape))
    }

    /// Writes everything that was reported, whole or not at all.
    ///
    /// - Throws: ``CheckError`` when the check misused the report or the file cannot be written.
    func write(to url: URL) throws {
        if let problem { throw problem }
        do {
            try SafeTensors(arrays: arrays).write(to: url)
        } catch {
            throw CheckError.unwritable(path: url.path, reason: "\(error)")
        }
    }

    private func file(_ name: String, _ array: StoredArray) {
        if arrays.updateValue(array, forKey: "\(caseID)/\(name)") != nil {
            problem = problem ?? .reportedTwice(output: name, case: caseID)
        }
    }

    private func fills(_ name: String, _ count: Int, _ shape: [Int]) -> Bool {
        if shape.allSatisfy({ $0 >= 0 }), count == shape.reduce(1, *) { return true }
        problem = problem ?? .badShape(output: name, case: caseID, count: count, shape: shape)
        return false
    }
}
