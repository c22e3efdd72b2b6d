import Testing

@testable import NN

/// Batches that are taken apart into groups, against pictures one by one.
@Suite struct BatchTests {
    @Test func groups_areJoinedInOrder() {
        let batch = Tensor.pseudoRandom([7, 2, 3, 3], seed: 1)
        var sizes: [Int] = []
        let result = batch.inGroups(largest: 3_000_000) { group in
            sizes.append(group.shape[0])
            return group * 2
        }
        #expect(sizes == [2, 2, 2, 1])
        expectClose(result, batch * 2, "joined")
    }

    @Test func trackedBatch_staysWhole() {
        let batch = Tensor.pseudoRandom([7, 2, 3, 3], seed: 1).tracked()
        var sizes: [Int] = []
        _ = batch.inGroups(largest: 3_000_000) { group in
            sizes.append(group.shape[0])
            return group
        }
        #expect(sizes == [7])
    }

    @Test func emptyBatch_isPassedOn() {
        #expect(Tensor.zeros([0, 2, 3, 3]).inGroups(largest: 18) { $0 }.shape == [0, 2, 3, 3])
    }

    /// Large enough for the stem's maps to be taken apart, and for small maps of several pictures to be multiplied together.
    @Test func network_givesEachPictureWhatItGivesItAlone() throws {
        let networks: [any ImageClassifier] = [
            try ResNet(weights: .pseudoRandom(.resnet18, width: 32, classes: 10)),
            try VGG(weights: .pseudoRandom(.vgg11, width: 32, hidden: 20, classes: 10)),
        ]
        let batch = Tensor.pseudoRandom([5, 3, 448, 224], seed: 7)
        for network in networks {
            let together = network(batch)
            #expect(together.shape == [5, 10])
            for number in [0, 4] {
                let alone = network(batch.sliced(axis: 0, number..<number + 1))
                expectClose(together.sliced(axis: 0, number..<number + 1), alone, "picture \(number)")
            }
        }
    }
}
