/// Orders of axes.
enum Permutations {
    /// Every order that moves elements of a tensor of two to four axes.
    ///
    /// Axes of length 1 keep their order among each other: exchanging them moves nothing.
    static func moving(_ shape: [Int]) -> [[Int]] {
        guard (2...4).contains(shape.count) else { return [] }
        return all(Array(shape.indices)).filter { order in
            let ones = order.filter { shape[$0] == 1 }
            let others = order.filter { shape[$0] != 1 }
            return ones == ones.sorted() && others != others.sorted()
        }
    }

    private static func all(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.indices.flatMap { index in
            var rest = items
            let item = rest.remove(at: index)
            return all(rest).map { [item] + $0 }
        }
    }
}
