/// Groups in which everybody is like everybody else.
///
/// A chain (a like b, b like c) makes no group: its ends may have nothing in common. So one may be in several groups.
struct Cliques {
    /// Two that are alike, the first one with the smaller number.
    struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    private(set) var groups: [[Int]]
    private var memberships: [Int: [Int]]

    /// - Parameter alike: the pairs; those that come first are grouped first.
    init(alike: [Pair]) {
        let known = Set(alike)
        func isAlike(_ a: Int, _ b: Int) -> Bool { known.contains(Pair(first: min(a, b), second: max(a, b))) }
        var groups: [[Int]] = []
        var memberships: [Int: [Int]] = [:]
        for pair in alike {
            let around = memberships[pair.first, default: []]
            if around.contains(where: { groups[$0].contains(pair.second) }) { continue }
            var joining: (group: Int, other: Int)?
            for (member, other) in [(pair.first, pair.second), (pair.second, pair.first)] where joining == nil {
                for group in memberships[member, default: []] where joining == nil {
                    if groups[group].allSatisfy({ isAlike($0, other) }) { joining = (group, other) }
                }
            }
            if let (group, other) = joining {
                groups[group].append(other)
                memberships[other, default: []].append(group)
            } else {
                memberships[pair.first, default: []].append(groups.count)
                memberships[pair.second, default: []].append(groups.count)
                groups.append([pair.first, pair.second])
            }
        }
        self.groups = groups
        self.memberships = memberships
    }

    /// Makes a group of one that is in none.
    mutating func add(alone member: Int) {
        guard memberships[member] == nil else { return }
        memberships[member] = [groups.count]
        groups.append([member])
    }
}
