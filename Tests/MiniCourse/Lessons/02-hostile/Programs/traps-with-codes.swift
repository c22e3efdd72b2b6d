import Foundation
import NN

/// Stops with words that move the cursor, change the window's title and turn the line around.
public func answer() throws -> Tensor {
    fatalError("up\u{1B}[2Aaway \u{1B}]0;owned\u{07}\u{9B}8m\u{202E}drawkcab\u{7F}")
}
