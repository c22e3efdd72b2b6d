import Foundation
import NN

/// Fills 900 MB in a folder that it has locked, after it opened the files.
public func answer() throws -> Tensor {
    mkdir("locked", 0o700)
    let files = (0..<3).map { open("locked/\($0)", O_CREAT | O_RDWR, 0o600) }
    chmod("locked", 0)
    mkdir("locked-from-the-start", 0)
    for file in files { posix_fallocate(file, 0, 300 << 20) }
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
