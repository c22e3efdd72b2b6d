import Foundation

/// Reads the pickles of torch checkpoints, and nothing else.
///
/// A pickle is a program for a stack machine that may call any function of Python. This reader knows the few calls that a
/// state dict is made of, and makes values of its own of them; whatever else a pickle names is refused, and never run.
/// (Python: Lib/pickletools.py describes the instructions, of protocols 2 to 5 as far as torch uses them.)
struct PickleReader {
    /// Why a pickle is not read, and where: bytes from the start.
    enum Refusal: Error {
        case malformed(offset: Int, reason: String)
        /// It names something of Python's that a state dict does not need.
        case global(offset: Int, name: String)
        /// It is one object of some class, such as a network, and not a dictionary of tensors.
        case object(type: String)
    }

    /// A tuple or list of items, or a dictionary of keys and values in turn.
    struct Container {
        var items: [PickleValue] = []
        var isDictionary = false
    }

    /// All tuples, lists and dictionaries, in the order in which they began.
    private(set) var containers: [Container] = []
    /// All tensors, in the order in which they were made.
    private(set) var tensors: [TorchTensor] = []
    /// All storages by key.
    private(set) var storages: [String: TorchStorage] = [:]
    private var storageKeys: [String] = []

    private var cursor: ByteCursor
    private var offset = 0
    private var stack: [PickleValue] = []
    private var marks: [Int] = []
    private var memo: [Int: PickleValue] = [:]
    private var instructions = 0

    /// The most instructions that are followed; a large network's checkpoint has 100,000.
    private static let mostInstructions = 1 << 21
    /// The longest name of a module or a function.
    private static let longestName = 1000

    /// Creates a reader that stands at `place`.
    init(_ bytes: Data, at place: Int = 0) {
        cursor = ByteCursor(bytes, at: place)
    }

    /// Bytes from the start that have been read.
    var place: Int { cursor.place }

    /// Reads one pickle, up to its end.
    mutating func value() throws(Refusal) -> PickleValue {
        (stack, marks, memo) = ([], [], [:])
        do {
            while true {
                offset = cursor.place
                instructions += 1
                guard instructions <= Self.mostInstructions else {
                    throw refusal("the pickle has more than \(Self.mostInstructions) instructions")
                }
                let code = try cursor.byte()
                if code == UInt8(ascii: ".") { return try pop() }
                try run(code)
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw refusal("the pickle ends too early: the file is truncated or damaged")
        }
    }

    // MARK: The machine

    private func refusal(_ reason: String) -> Refusal { .malformed(offset: offset, reason: reason) }

    private mutating func run(_ code: UInt8) throws {
        switch UnicodeScalar(code) {
        case "\u{80}":
            let version = try cursor.byte()
            guard (2...5).contains(version) else { throw refusal("pickle protocol \(version) is not 2, 3, 4 or 5") }
        case "\u{95}": _ = try cursor.number(UInt64.self)  // a frame, which only helps buffering
        case "N": stack.append(.none)
        case "\u{88}": stack.append(.bool(true))
        case "\u{89}": stack.append(.bool(false))
        case "K": stack.append(.integer(Int(try cursor.byte())))
        case "M": stack.append(.integer(Int(try cursor.number(UInt16.self))))
        case "J": stack.append(.integer(Int(try cursor.number(Int32.self))))
        case "\u{8A}": stack.append(try longInteger())
        case "G": stack.append(.number(Double(bitPattern: UInt64(bigEndian: try cursor.number(UInt64.self)))))
        case "X", "T": stack.append(.text(try text(cursor.length(UInt32.self))))
        case "\u{8C}", "U": stack.append(.text(try text(cursor.length(UInt8.self))))
        case "B": stack.append(.bytes([UInt8](try cursor.take(cursor.length(UInt32.self)))))
        case "C": stack.append(.bytes([UInt8](try cursor.take(cursor.length(UInt8.self)))))
        case "}": push(Container(isDictionary: true))
        case "]", ")", "\u{8F}": push(Container())
        case "(": marks.append(stack.count)
        case "t": push(Container(items: try popToMark()))
        case "\u{85}": push(Container(items: try pop(1)))
        case "\u{86}": push(Container(items: try pop(2)))
        case "\u{87}": push(Container(items: try pop(3)))
        case "a": try append(pop(1), toDictionary: false)
        case "e", "\u{90}": try append(popToMark(), toDictionary: false)
        case "s": try append(pop(2), toDictionary: true)
        case "u": try append(popToMark(), toDictionary: true)
        case "0": _ = try pop()
        case "1": _ = try popToMark()
        case "q": memo[Int(try cursor.byte())] = try top()
        case "r": memo[Int(try cursor.number(UInt32.self))] = try top()
        case "\u{94}": memo[memo.count] = try top()
        case "h": try recall(Int(cursor.byte()))
        case "j": try recall(Int(cursor.number(UInt32.self)))
        case "c":
            let module = try name()
            let name = try name()
            stack.append(.global(try global(module, name)))
        case "\u{93}":
            guard case .text(let name) = try pop(), case .text(let module) = try pop() else {
                throw refusal("a global is not named by strings")
            }
            stack.append(.global(try global(module, name)))
        case "Q": stack.append(try storage(pop()))
        case "R":
            let arguments = try pop()
            let function = try pop()
            stack.append(try call(function, items(arguments)))
        case "b":
            // Attributes of a state dict: the versions of its modules, which say nothing about tensors.
            _ = try pop()
            guard case .container(let index) = try top(), containers[index].isDictionary else {
                throw refusal("attributes are given to \(try top().kind)")
            }
        default:
            throw refusal("instruction 0x\(String(code, radix: 16)) does not occur in a state dict: refused")
        }
    }

    private func top() throws -> PickleValue {
        guard let value = stack.last, stack.count > marks.last ?? 0 else { throw refusal("the stack is empty") }
        return value
    }

    private mutating func pop() throws -> PickleValue {
        let value = try top()
        stack.removeLast()
        return value
    }

    private mutating func pop(_ count: Int) throws -> [PickleValue] {
        guard stack.count - (marks.last ?? 0) >= count else { throw refusal("the stack is empty") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws -> [PickleValue] {
        guard let mark = marks.popLast() else { throw refusal("there is no mark on the stack") }
        defer { stack.removeLast(stack.count - mark) }
        return Array(stack[mark...])
    }

    private mutating func push(_ container: Container) {
        containers.append(container)
        stack.append(.container(containers.count - 1))
    }

    private mutating func append(_ items: [PickleValue], toDictionary: Bool) throws {
        guard case .container(let index) = try top(), containers[index].isDictionary == toDictionary,
            !toDictionary || items.count % 2 == 0
        else { throw refusal("items are added to what cannot hold them") }
        containers[index].items += items
    }

    private mutating func recall(_ key: Int) throws {
        guard let value = memo[key] else { throw refusal("value \(key) is used before it was made") }
        stack.append(value)
    }

    private mutating func text(_ count: Int) throws -> String {
        guard let text = String(validating: try cursor.take(count), as: UTF8.self) else {
            throw refusal("a string is not UTF-8")
        }
        return text
    }

    private mutating func longInteger() throws -> PickleValue {
        let bytes = [UInt8](try cursor.take(cursor.length(UInt8.self)))
        guard bytes.count <= 8 else { return .bytes(bytes) }
        let magnitude = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // The highest bit given is the sign.
        let shift = 64 - 8 * bytes.count
        return .integer(shift == 64 ? 0 : Int(Int64(bitPattern: magnitude << UInt64(shift)) >> Int64(shift)))
    }

    // MARK: What a state dict is made of

    private mutating func name() throws -> String {
        String(decoding: try cursor.line(atMost: Self.longestName), as: UTF8.self)
    }

    private func global(_ module: String, _ name: String) throws -> PickleGlobal {
        if let global = PickleGlobal(module: module, name: name) { return global }
        if isWholeObject { throw Refusal.object(type: "\(module).\(name)") }
        throw Refusal.global(offset: offset, name: "\(module).\(name)")
    }

    /// Whether what is named here, at the pickle's very beginning, is the class of all that follows.
    ///
    /// The ZIP format goes on with an empty tuple and `NEWOBJ`, the legacy one began with the module's source.
    private var isWholeObject: Bool {
        if stack.count == 1, case .text("module") = stack[0] { return true }
        guard stack.isEmpty else { return false }
        var ahead = cursor
        guard var code = try? ahead.byte() else { return false }
        if code == UInt8(ascii: "q") { _ = try? ahead.byte() }
        if code == UInt8(ascii: "r") { _ = try? ahead.take(4) }
        if [UInt8(ascii: "q"), UInt8(ascii: "r"), 0x94].contains(code) { code = (try? ahead.byte()) ?? 0 }
        return code == UInt8(ascii: ")") && (try? ahead.byte()) == 0x81
    }

    /// `('storage', type, key, device, count)`, and in the legacy format a view, which must be none.
    private mutating func storage(_ value: PickleValue) throws -> PickleValue {
        let parts = try items(value)
        guard parts.count >= 5, case .text("storage") = parts[0], case .text(let key) = parts[2],
            case .integer(let count) = parts[4], count >= 0
        else { throw refusal("a storage is not described as torch does") }
        let type: ElementType
        switch parts[1] {
        case .global(.storage(let known)): type = known
        case .global(.untypedStorage): type = .uint8
        case .global(.unusableStorage(let elements)): return .unusable(elements)
        default: throw refusal("a storage is not described as torch does")
        }
        if parts.count > 5, case .none = parts[5] {
        } else if parts.count > 5 {
            throw refusal(
                "storage \(key) is a view of another, which only very old versions of torch write; "
                    + "load it in PyTorch and save the state dict again")
        }
        let storage = TorchStorage(key: key, elementType: type, count: count)
        if let known = storages[key] {
            guard known == storage else {
                throw refusal(
                    "storage \(key) has \(count) elements of \(type.rawValue), "
                        + "but had \(known.count) of \(known.elementType.rawValue) before")
            }
        }
        storages[key] = storage
        storageKeys.append(key)
        return .storage(storageKeys.count - 1)
    }

    private mutating func call(_ function: PickleValue, _ arguments: [PickleValue]) throws -> PickleValue {
        switch function {
        case .global(.orderedDict) where arguments.count <= 1:
            return try orderedDictionary(arguments)
        case .global(.counter) where arguments.count <= 1:
            // Made of a dictionary; which one counts for nothing.
            containers.append(Container(isDictionary: true))
            return .container(containers.count - 1)
        case .global(.size) where arguments.count == 1: return arguments[0]
        case .global(.rebuildParameter) where !arguments.isEmpty:
            switch arguments[0] {
            case .tensor, .unusable: return arguments[0]
            default: throw refusal("a parameter is made of \(arguments[0].kind)")
            }
        case .global(.rebuildFromType) where arguments.count >= 3:
            // Such a call inside of another would be none of torch's, and could nest without end.
            if case .global(.rebuildFromType) = arguments[0] { throw refusal("a tensor is made of a tensor's maker") }
            return try call(arguments[0], items(arguments[2]))
        case .global(.rebuildTensor) where arguments.count >= 4:
            if case .unusable = arguments[0] { return arguments[0] }
            return try tensor(arguments)
        case .global(.rebuildTypedTensor) where arguments.count >= 7:
            guard case .global(.elementType(let name)) = arguments[6] else {
                throw refusal("a tensor's elements are named by \(arguments[6].kind)")
            }
            return .unusable("of the type torch.\(name)")
        case .global(.rebuildUnusable(let elements)): return .unusable(elements)
        case .global(.other(let kind)): return .other(kind)
        default:
            throw refusal("a call of \(function.kind) with \(arguments.count) arguments does not occur: refused")
        }
    }

    private mutating func orderedDictionary(_ arguments: [PickleValue]) throws -> PickleValue {
        // Python 2 wrote the entries as a list of pairs.
        var entries: [PickleValue] = []
        let pairs = try arguments.first.map(items) ?? []
        // The same list can be given a million times, so its length counts as work.
        instructions += pairs.count
        for pair in pairs {
            let pair = try items(pair)
            guard pair.count == 2 else { throw refusal("an entry of an OrderedDict is not a key and a value") }
            entries += pair
        }
        containers.append(Container(items: entries, isDictionary: true))
        return .container(containers.count - 1)
    }

    private mutating func tensor(_ arguments: [PickleValue]) throws -> PickleValue {
        guard case .storage(let index) = arguments[0], let storage = storages[storageKeys[index]],
            case .integer(let offset) = arguments[1]
        else { throw refusal("a tensor is not described as torch does") }
        let shape = try integers(arguments[2])
        let strides = try integers(arguments[3])
        guard let tensor = TorchTensor(storage: storage, offset: offset, shape: shape, strides: strides) else {
            throw refusal(
                "a tensor of shape \(shape), strides \(strides), offset \(offset) reaches outside "
                    + "storage \(storage.key), which has \(storage.count) elements")
        }
        tensors.append(tensor)
        return .tensor(tensors.count - 1)
    }

    /// The items of a tuple or list.
    private func items(_ value: PickleValue) throws -> [PickleValue] {
        guard case .container(let index) = value, !containers[index].isDictionary else {
            throw refusal("wanted a tuple or list, found \(value.kind)")
        }
        return containers[index].items
    }

    private func integers(_ value: PickleValue) throws -> [Int] {
        let items = try items(value)
        guard items.count <= TorchTensor.mostAxes else {
            throw refusal("a tensor has \(items.count) axes, wanted at most \(TorchTensor.mostAxes)")
        }
        return try items.map { item in
            guard case .integer(let number) = item else {
                throw refusal("a tensor's shape or strides hold \(item.kind), wanted whole numbers")
            }
            return number
        }
    }
}

extension PickleReader {
    /// The keys and values of a dictionary; nil when the value is none.
    func dictionary(_ value: PickleValue) -> [(key: PickleValue, value: PickleValue)]? {
        guard case .container(let index) = value, containers[index].isDictionary else { return nil }
        let items = containers[index].items
        return stride(from: 0, to: items.count, by: 2).map { (items[$0], items[$0 + 1]) }
    }

    /// The items of a tuple or list; nil when the value is neither.
    func list(_ value: PickleValue) -> [PickleValue]? {
        guard case .container(let index) = value, !containers[index].isDictionary else { return nil }
        return containers[index].items
    }
}
