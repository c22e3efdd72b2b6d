extension String {
    /// What somebody gave, as a message repeats it: what is absurdly long is cut.
    var inMessage: String {
        let longest = 80
        return count > longest ? prefix(longest) + "..." : self
    }
}
