/// What a pickle may name: what PyTorch's own `torch.load(weights_only=True)` lets it name; everything else is refused.
enum PickleGlobal {
    case orderedDict
    /// A dictionary of counts.
    case counter
    case size
    case rebuildTensor
    /// A tensor of a type that has no storage of its own: bytes, and the type's name.
    case rebuildTypedTensor
    case rebuildParameter
    /// A tensor that carries attributes, or of a subclass: the function that makes it, and its arguments.
    case rebuildFromType
    /// A tensor without numbers that a network here could use.
    case rebuildUnusable(String)
    case storage(ElementType)
    /// Bytes, whose elements the tensor names.
    case untypedStorage
    /// The storage of elements that no network here can use.
    case unusableStorage(String)
    /// The name of an element type, as in `torch.float32`.
    case elementType(String)
    /// A class or a function whose results are no weights: a device, a set, bytes.
    case other(String)

    /// The global of a module and a name, or nil when it is none of these.
    init?(module: String, name: String) {
        switch (module, name) {
        case ("collections", "OrderedDict"): self = .orderedDict
        case ("collections", "Counter"): self = .counter
        case ("torch", "Size"): self = .size
        case ("torch", "device"): self = .other("a device")
        case ("torch.serialization", "_get_layout"): self = .other("a layout")
        case ("_codecs", "encode"): self = .other("bytes")
        // Python 2's name for the module, which protocol 2 keeps.
        case ("builtins", "set"), ("__builtin__", "set"): self = .other("a set")
        case ("builtins", "bytearray"), ("__builtin__", "bytearray"): self = .other("bytes")
        case ("builtins", "complex"), ("__builtin__", "complex"): self = .other("a complex number")
        case ("torch", "Tensor"), ("torch.nn.parameter", "Parameter"): self = .other("a class of tensors")
        case ("torch._tensor", "_rebuild_from_type_v2"): self = .rebuildFromType
        case ("torch._utils", let name):
            guard let rebuild = Self.rebuilds[name] else { return nil }
            self = rebuild
        case ("torch.storage", "UntypedStorage"): self = .untypedStorage
        case ("torch", let name), ("torch.cuda", let name):
            if let type = Self.storages[name] {
                self = .storage(type)
            } else if let elements = Self.unusableStorages[name] {
                self = .unusableStorage(elements)
            } else if Self.elementTypes.contains(name) {
                self = .elementType(name)
            } else {
                return nil
            }
        default: return nil
        }
    }

    private static let rebuilds: [String: PickleGlobal] = [
        "_rebuild_tensor": .rebuildTensor, "_rebuild_tensor_v2": .rebuildTensor,
        "_rebuild_tensor_v3": .rebuildTypedTensor, "_rebuild_parameter": .rebuildParameter,
        "_rebuild_parameter_with_state": .rebuildParameter,
        "_rebuild_device_tensor_from_cpu_tensor": .rebuildParameter,
        "_rebuild_qtensor": .rebuildUnusable("quantized"), "_rebuild_sparse_tensor": .rebuildUnusable("sparse"),
        "_rebuild_meta_tensor_no_storage": .rebuildUnusable("of the device meta, without numbers"),
        "_rebuild_wrapper_subclass": .rebuildUnusable("of a class of its own"),
    ]

    private static let storages: [String: ElementType] = [
        "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16, "BFloat16Storage": .bfloat16,
        "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16, "CharStorage": .int8,
        "ByteStorage": .uint8, "BoolStorage": .bool,
    ]

    private static let unusableStorages = [
        "ComplexFloatStorage": "complex", "ComplexDoubleStorage": "complex", "QInt8Storage": "quantized",
        "QUInt8Storage": "quantized", "QInt32Storage": "quantized", "QUInt4x2Storage": "quantized",
        "QUInt2x4Storage": "quantized",
    ]

    private static let elementTypes: Set<String> = [
        "float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "uint16", "uint32",
        "uint64", "bool", "complex32", "complex64", "complex128", "qint8", "quint8", "qint32", "quint4x2", "quint2x4",
        "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu", "float4_e2m1fn_x2",
        "per_tensor_affine", "per_tensor_symmetric", "per_channel_affine", "per_channel_symmetric",
        "per_channel_affine_float_qparams",
    ]

    /// Its name in Python.
    var name: String {
        switch self {
        case .orderedDict: "collections.OrderedDict"
        case .counter: "collections.Counter"
        case .size: "torch.Size"
        case .rebuildTensor: "torch._utils._rebuild_tensor_v2"
        case .rebuildTypedTensor: "torch._utils._rebuild_tensor_v3"
        case .rebuildParameter: "torch._utils._rebuild_parameter"
        case .rebuildFromType: "torch._tensor._rebuild_from_type_v2"
        case .rebuildUnusable(let elements): "what makes tensors that are \(elements)"
        case .storage(let type): "the storage of \(type.rawValue)"
        case .untypedStorage: "torch.storage.UntypedStorage"
        case .unusableStorage(let elements): "the storage of elements that are \(elements)"
        case .elementType(let name): "torch.\(name)"
        case .other(let kind): "what makes \(kind)"
        }
    }
}
