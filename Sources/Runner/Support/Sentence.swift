extension String {
    /// Beginning with a capital letter and ending with a full stop.
    package var asSentence: String { (prefix(1).uppercased() + dropFirst()).endingWithStop }

    /// With a full stop at the end, unless it has one of its own.
    package var endingWithStop: String {
        guard let last, !".!?:".contains(last) else { return self }
        return self + "."
    }
}
