/// What a pickle may name; everything else is refused.
enum PickleGlobal {
    case orderedDict
    case size
    case rebuildTensor
    case rebuildParameter
    case storage(ElementType)

    /// The global of a module and a name, or nil when a state dict does not need it.
    init?(module: String, name: String) {
        switch (module, name) {
        case ("collections", "OrderedDict"): self = .orderedDict
        case ("torch", "Size"): self = .size
        case ("torch._utils", "_rebuild_tensor_v2"), ("torch._utils", "_rebuild_tensor"): self = .rebuildTensor
        case ("torch._utils", "_rebuild_parameter"): self = .rebuildParameter
        case ("torch", let name), ("torch.cuda", let name):
            guard let type = Self.storages[name] else { return nil }
            self = .storage(type)
        default: return nil
        }
    }

    private static let storages: [String: ElementType] = [
        "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16, "BFloat16Storage": .bfloat16,
        "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16, "CharStorage": .int8,
        "ByteStorage": .uint8, "BoolStorage": .bool,
    ]

    /// Its name in Python.
    var name: String {
        switch self {
        case .orderedDict: "collections.OrderedDict"
        case .size: "torch.Size"
        case .rebuildTensor: "torch._utils._rebuild_tensor_v2"
        case .rebuildParameter: "torch._utils._rebuild_parameter"
        case .storage(let type): "the storage of \(type.rawValue)"
        }
    }
}
