import Foundation
import NN

/// Fills 900 MB of its folder in three files that no longer have a name.
public func answer() throws -> Tensor {
    for index in 0..<3 {
        let file = open("unlinked-\(index)", O_CREAT | O_RDWR, 0o600)
        unlink("unlinked-\(index)")
        posix_fallocate(file, 0, 300 << 20)
    }
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
