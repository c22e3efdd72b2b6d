/// The memory that tensors of a checkpoint lie in.
struct TorchStorage: Equatable {
    let key: String
    let elementType: ElementType
    /// Elements.
    let count: Int

    /// Bytes; nil when they cannot be counted.
    var size: Int? {
        let (size, overflow) = count.multipliedReportingOverflow(by: elementType.size)
        return overflow ? nil : size
    }
}
