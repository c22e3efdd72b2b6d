/// Why a set could not be written.
enum ToyboxError: Error, CustomStringConvertible {
    case exists(String)
    case cannotWrite(String, reason: String)

    var description: String {
        switch self {
        case .exists(let path): "\(path): is there already and is not empty; give another folder or remove it"
        case .cannotWrite(let path, let reason):
            "\(path): could not be written (\(reason)); nothing was kept. Check free space and permissions, then run again"
        }
    }
}
