/// Which submissions are the same code, token for token, over several exercises.
///
/// An answer that many have says nothing, so one that more than `mostOfOne` submissions share is not counted; submissions that are
/// the same in every exercise are one for this, so that a whole class that copied is still found.
struct SameCode {
    /// Submissions that belong together.
    struct Group {
        /// Their places.
        let places: [Int]
        /// The exercises, by place, in which all of them have the same code.
        let same: [Int]
        /// How many exercises all of them wrote something in.
        let written: Int
        /// How many of the same are not right.
        let wrong: Int
    }

    let groups: [Group]

    private static let mostOfOne = 60

    init(_ grades: ClassGrades) {
        var numbers: [String: Int32] = [:]
        // The code of each exercise as a number; 0 where nothing was written.
        let codes = grades.submissions.map { submission in
            submission.exercises.map { exercise -> Int32 in
                guard let code = exercise.judged?.code else { return 0 }
                if let number = numbers[code] { return number }
                let number = Int32(numbers.count + 1)
                numbers[code] = number
                return number
            }
        }
        var twins: [[Int]] = []
        var known: [[Int32]: Int] = [:]
        for (place, code) in codes.enumerated() where code.contains(where: { $0 != 0 }) {
            if let twin = known[code] {
                twins[twin].append(place)
            } else {
                known[code] = twins.count
                twins.append([place])
            }
        }
        let vectors = twins.map { codes[$0[0]] }
        let least = min(2, grades.exercises.count)
        var cliques = Cliques(alike: Self.pairs(vectors, least: least))
        for (place, twin) in twins.enumerated() where twin.count > 1 { cliques.add(alone: place) }
        groups = cliques.groups.map { members in members.flatMap { twins[$0] }.sorted() }
            .map { Group($0, codes: codes, grades: grades) }
            .filter { $0.same.count >= least }
            .sorted { ($1.wrong, $1.same.count, $0.places[0]) < ($0.wrong, $0.same.count, $1.places[0]) }
    }

    /// Pairs that have at least half of what both wrote in common, and so many exercises; those with the most first.
    private static func pairs(_ vectors: [[Int32]], least: Int) -> [Cliques.Pair] {
        let width = vectors.first?.count ?? 0
        var owners: [[Int32: [Int]]] = Array(repeating: [:], count: width)
        for (place, vector) in vectors.enumerated() {
            for (exercise, code) in vector.enumerated() where code != 0 {
                owners[exercise][code, default: []].append(place)
            }
        }
        var pairs: [(shared: Int, pair: Cliques.Pair)] = []
        var shared = [Int](repeating: 0, count: vectors.count)
        for (place, vector) in vectors.enumerated() {
            var touched: [Int] = []
            for (exercise, code) in vector.enumerated() where code != 0 {
                guard let others = owners[exercise][code], others.count > 1, others.count <= mostOfOne else { continue }
                for other in others where other > place {
                    if shared[other] == 0 { touched.append(other) }
                    shared[other] += 1
                }
            }
            for other in touched.sorted() {
                let both = zip(vector, vectors[other]).count { $0 != 0 && $1 != 0 }
                if shared[other] >= least, 2 * shared[other] >= both {
                    pairs.append((shared[other], Cliques.Pair(first: place, second: other)))
                }
                shared[other] = 0
            }
        }
        return pairs.enumerated().sorted { ($1.element.shared, $0.offset) < ($0.element.shared, $1.offset) }
            .map(\.element.pair)
    }
}

extension SameCode.Group {
    fileprivate init(_ places: [Int], codes: [[Int32]], grades: ClassGrades) {
        let first = codes[places[0]]
        same = first.indices.filter { exercise in
            first[exercise] != 0 && places.allSatisfy { codes[$0][exercise] == first[exercise] }
        }
        written = first.indices.count { exercise in places.allSatisfy { codes[$0][exercise] != 0 } }
        wrong = same.count { grades.submissions[places[0]].exercises[$0].state != "passed" }
        self.places = places
    }
}
