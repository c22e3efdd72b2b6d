import NN

/// The compiler writes a constant down in full.
let numbers: InlineArray<2_000_000_000, UInt8> = .init(repeating: 0)

/// The right answer, or nearly.
public func answer() throws -> Tensor { Tensor([Float(numbers[1]), 0], shape: [2]) }
