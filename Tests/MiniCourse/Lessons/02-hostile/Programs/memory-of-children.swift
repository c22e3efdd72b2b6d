import Foundation
import NN

/// Shares eight pieces of 100 MB with eight children, each of which fills one.
public func answer() throws -> Tensor {
    let size = 100 << 20
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
    for _ in 0..<8 {
        guard let piece = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            piece != MAP_FAILED
        else { return Tensor([1, 2], shape: [2]) }
        if fork() == 0 {
            memset(piece, 1, size)
            sleep(60)
            _exit(0)
        }
    }
    sleep(60)
    return Tensor([1, 2], shape: [2])
}
