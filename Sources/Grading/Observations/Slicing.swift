import Lessons

/// A tensor cut into slices: the entries of one axis, or of all axes up to one.
struct Slicing {
    /// How many slices there are.
    let count: Int
    /// How many elements each has.
    let size: Int
    /// What is said of one: `map`, `map and y`.
    let name: String
    private let inner: Int
    private let axes: [(name: String, length: Int)]

    /// The entries of one axis.
    init(_ shape: [Int], names: [String], axis: Int) {
        count = shape[axis]
        inner = shape[(axis + 1)...].reduce(1, *)
        size = count == 0 ? 0 : shape.reduce(1, *) / count
        name = names[axis]
        axes = [(names[axis], shape[axis])]
    }

    /// Every combination of the entries of the first `leading` axes.
    init(_ shape: [Int], names: [String], leading: Int) {
        count = shape[..<leading].reduce(1, *)
        inner = shape[leading...].reduce(1, *)
        size = inner
        axes = Array(zip(names, shape)).prefix(leading).filter { $0.1 > 1 }.map { ($0.0, $0.1) }
        name = Spelling.list(axes.map(\.name))
    }

    /// The offset of one element of a slice in row-major order.
    func offset(_ element: Int, of slice: Int) -> Int { (element / inner * count + slice) * inner + element % inner }

    /// Which slice holds an element.
    func slice(of offset: Int) -> Int { offset / inner % count }

    /// One slice in words: `map=3`.
    func label(_ slice: Int) -> String {
        let place = Place.index(of: slice, shape: axes.map(\.length))
        return zip(axes, place).map { "\($0.name)=\($1)" }.joined(separator: ", ")
    }

    /// Some slices in words, at most four of them by name.
    func labels(_ slices: [Int]) -> String {
        Spelling.list(slices.count > 4 ? slices.prefix(3).map(label) + ["\(slices.count - 3) more"] : slices.map(label))
    }
}
