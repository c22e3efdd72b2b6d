/// A value in a torch checkpoint's pickle: the little that a state dict is made of.
///
/// Containers, storages and tensors stand in lists of ``PickleReader`` and are named here by their place: a file can nest a
/// million of them, or one in itself, and neither must exhaust the stack.
enum PickleValue {
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    /// Bytes, or a whole number beyond 64 bits, lowest byte first.
    case bytes([UInt8])
    case container(Int)
    case global(PickleGlobal)
    case storage(Int)
    case tensor(Int)
    /// Something that is no weight, such as a device or a set; what it is.
    case other(String)
    /// A tensor, or the storage of one, whose numbers no network here can use; what its elements are.
    case unusable(String)

    /// What it is, for messages.
    var kind: String {
        switch self {
        case .none: "None"
        case .bool: "a truth value"
        case .integer(let value): "the number \(value)"
        case .number(let value): "the number \(value)"
        case .text(let text): "the string \"\(text.prefix(60))\(text.count > 60 ? "..." : "")\""
        case .bytes: "bytes"
        case .container: "a tuple, list or dictionary"
        case .global(let global): global.name
        case .storage: "a storage"
        case .tensor: "a tensor"
        case .other(let kind): kind
        case .unusable(let elements): "a tensor that is \(elements)"
        }
    }
}
