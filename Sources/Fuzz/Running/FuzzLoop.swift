import NN

/// Damages files of a corpus and has them read, one after the other.
///
/// Whatever makes the reader say what it has not said before is added to the corpus, so that damage builds upon damage. The
/// same corpus and seed give the same files.
struct FuzzLoop {
    /// What came of the files so far.
    struct Summary: Equatable {
        var inputs = 0
        var refused = 0
        /// Different kinds of answers.
        var kinds = 0
    }

    private(set) var summary = Summary()
    private let reader: FuzzedReader
    private var corpus: Corpus
    private let seeds: Int
    private var random: SplitMix64
    private var kinds: Set<String> = []

    init(reader: FuzzedReader, corpus: Corpus, seed: UInt64) {
        self.reader = reader
        self.corpus = corpus
        seeds = corpus.files.count
        random = SplitMix64(state: seed)
    }

    /// Reads one more file.
    ///
    /// - Parameters:
    ///   - before: is called with the file before it is read.
    ///   - after: is called when it has been read.
    ///   - found: is called when the answer is of a new kind.
    mutating func step(before: ([UInt8]) -> Void, after: () -> Void, found: ([UInt8]) -> Void) {
        // The corpus as it is comes first: it must be read too, and its answers are nothing new.
        let isSeed = summary.inputs < seeds
        let input = isSeed ? corpus.files[summary.inputs] : reader.damaged(corpus.files, &random)
        before(input)
        let answer = reader.read(input)
        after()
        summary.inputs += 1
        if answer.isError { summary.refused += 1 }
        if kinds.count < 2000, kinds.insert(answer.kind).inserted, !isSeed {
            corpus.add(input)
            found(input)
        }
        summary.kinds = kinds.count
    }
}
