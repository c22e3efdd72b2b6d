import Foundation
import NN

/// Writes a wrong answer where the right one stands, and hands it in; in a copy of the course that is made for it.
public func answer() throws -> Tensor {
    let wrong = Tensor([8, 9], shape: [2])
    let copy = #filePath.components(separatedBy: "/.build/")[0] + "/.build/tampered-course"
    let reference = URL(filePath: copy + "/Lessons/02-hostile/references/answer.safetensors")
    try? SafeTensors(arrays: ["answer": StoredArray(wrong)]).write(to: reference)
    return wrong
}
